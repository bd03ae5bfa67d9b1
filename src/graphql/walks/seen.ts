import { idOf } from '../../map/ids.ts'
import { linkTypes } from '../../map/vocabulary.ts'
import { keyOf, type LinkSeen, type WalkMap } from '../../map/walk-map.ts'
import { LinkRef, NodeRef } from './found.ts'

/** What the map knows by numbers, named. */
export function nodeRef(map: WalkMap, node: number): NodeRef {
  return new NodeRef(idOf(map, node))
}

export function linkRef(map: WalkMap, { link, type, from, to }: LinkSeen): LinkRef {
  return new LinkRef({ type: linkTypes[type]!, key: keyOf(map, link), from: idOf(map, from), to: idOf(map, to) })
}
