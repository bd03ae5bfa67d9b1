import type { KnownLink } from '../store/known-link.ts'
import { idOf } from './ids.ts'
import { linkTypes } from './vocabulary.ts'
import { keyOf, type LinkSeen, type WalkMap } from './walk-map.ts'

/** A link of the map, as stores know it. */
export function knownLink(map: WalkMap, { link, type, from, to }: LinkSeen): KnownLink {
  return { type: linkTypes[type]!, key: keyOf(map, link), from: idOf(map, from), to: idOf(map, to) }
}
