import { createHash } from 'node:crypto'

/** A source as a statement cites it: its id and, where it was cited by its address, that address. */
export interface Cited {
  readonly id: string
  readonly address?: string
}

/** "S011" and "source:S011" name `source:S011`; an address names a source of its own; undefined for anything else. */
export function cited(written: string): Cited | undefined {
  const text = written.trim()
  if (/^https?:\/\//i.test(text)) return URL.canParse(text) ? { id: addressId(text), address: text } : undefined
  if (!/^[\x21-\x7e]+$/.test(text)) return undefined
  return { id: text.startsWith('source:') ? text : `source:${text}` }
}

/** The same for every spelling of an address that a browser takes for the same: "source:www.vevo.com.1f2e3d4c". */
export function addressId(address: string): string {
  const url = new URL(address)
  const digest = createHash('sha256').update(url.href).digest('hex').slice(0, 8)
  return `source:${url.hostname.replace(/[^a-z0-9.-]/g, '')}.${digest}`
}
