import { hash } from 'node:crypto'
import type { Link } from '../model/define.ts'
import { valueOr } from '../model/properties.ts'

/**
 * What makes a link that link: type, ends and the properties of its identity, as 20 letters of printable ASCII.
 * Stored by every engine, unique, and the last tie-breaker of every order (an engine's own row number is not stable).
 * What is not given of the identity is its fallback.
 */
export function linkKey(link: Link, from: string, to: string, properties: Readonly<Record<string, unknown>>): string {
  const told: unknown[] = [link.type, from, to]
  for (const name of link.identity) told.push(valueOr(link.properties[name]!, name, properties))
  return hash('sha256', JSON.stringify(told), 'base64url').slice(0, 20)
}
