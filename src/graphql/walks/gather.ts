import { writtenLink } from '../../store/known-link.ts'
import type { FoundPlace } from '../shape.ts'
import { type Found, fieldOf, LinkRef, NodeRef, PathRef } from './found.ts'

/** What is to be read so that what was found can be shown. */
export interface Wanted {
  readonly ids: Set<string>
  /** Links as they are written in `KnownLinks`. */
  readonly links: Set<string>
}

/** Adds the nodes and links that a place shows of what was found. `counts`: how many of a list, where it is cut. */
export function gather(place: FoundPlace, found: Found, counts: readonly unknown[], wanted: Wanted): void {
  for (const one of each(place, found, counts)) {
    if (one === null || one === undefined) continue
    if (one instanceof NodeRef) wanted.ids.add(one.id)
    else if (one instanceof LinkRef) gatherLink(place, one, wanted)
    else if (one instanceof PathRef) {
      for (const id of one.nodes) wanted.ids.add(id)
      for (const link of one.links) wanted.links.add(writtenLink(link))
    } else if (place.from === 'object')
      for (const [, name, inner] of place.shape.fields)
        if (inner.from !== 'constant' && inner.from !== 'value') gather(inner, fieldOf(one, name), counts, wanted)
  }
}

/** A found value as a list, cut where its place is told to. */
export function each(place: FoundPlace, found: Found, counts: readonly unknown[]): readonly Found[] {
  if (!Array.isArray(found)) return [found]
  return place.from === 'node' && place.first ? found.slice(0, Number(counts[place.first.param])) : found
}

function gatherLink(place: FoundPlace, link: LinkRef, { ids, links }: Wanted): void {
  if (place.from !== 'link') return
  links.add(writtenLink(link))
  for (const [, { from }] of place.shape.fields) {
    if (from !== 'end' && from !== 'sentence') continue
    ids.add(link.from)
    ids.add(link.to)
  }
}
