import { createHash } from 'node:crypto'
import type { Link } from '../model/define.ts'

/**
 * What makes a link that link: type, ends and the properties of its identity, as 20 letters of printable ASCII.
 * Stored by every engine, unique, and the last tie-breaker of every order (an engine's own row number is not stable).
 */
export function linkKey(link: Link, from: string, to: string, properties: Readonly<Record<string, unknown>>): string {
  const identity = link.identity.map((name) => properties[name] ?? null)
  const written = JSON.stringify([link.type, from, to, ...identity])
  return createHash('sha256').update(written).digest('base64url').slice(0, 20)
}
