import { idOf } from '../../map/ids.ts'
import { knownLink } from '../../map/known-link.ts'
import type { LinkSeen, WalkMap } from '../../map/walk-map.ts'
import { LinkRef, NodeRef } from './found.ts'

/** What the map knows by numbers, named. */
export function nodeRef(map: WalkMap, node: number): NodeRef {
  return new NodeRef(idOf(map, node))
}

export function linkRef(map: WalkMap, link: LinkSeen): LinkRef {
  return new LinkRef(knownLink(map, link))
}
