/** A link as it is named in `KnownLinks`. Types, keys and ids hold no blanks. */
export interface KnownLink {
  readonly type: string
  readonly key: string
  readonly from: string
  readonly to: string
}

export function writtenLink({ type, key, from, to }: KnownLink): string {
  return `${type} ${key} ${from} ${to}`
}

export function readLink(written: string): KnownLink {
  const [type, key, from, to] = written.split(' ') as [string, string, string, string]
  return { type, key, from, to }
}
