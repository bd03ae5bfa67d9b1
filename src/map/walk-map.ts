import type { IdTable } from './ids.ts'

/**
 * The graph as walks see it, in typed arrays over shared memory, so that a worker's map reaches other threads without
 * a copy. Plain data: `postMessage` takes it as it is.
 *
 * A node is a number from 0, in order of id; a link is a number from 0. So comparing numbers is comparing ids, and
 * every answer is the same on every engine. A **way** is a link seen from one of its ends: each link is two ways (a
 * link from a node to itself too, both at that node).
 */
export interface WalkMap extends IdTable {
  readonly nodeCount: number
  readonly linkCount: number

  /** By node. Place in `kindNames`; year or 0; 1 for a hub. */
  readonly kind: Uint8Array
  readonly year: Uint16Array
  readonly hub: Uint8Array
  /** The smallest node that each can be joined to by walked types: through anything, and through no hub. A hub's `apart` is itself. */
  readonly joined: Uint32Array
  readonly apart: Uint32Array

  /**
   * The ways of node v are those from at[v] up to at[v + 1], in order of (far end, doubt, type, key): the ways to one
   * neighbour stand together, the best one first. `far` is the far end; `way` is twice the link, plus one when the
   * link points here from there; `type` is a place in `linkTypes`; for `doubt` see `doubtOf`.
   */
  readonly at: Uint32Array
  readonly far: Uint32Array
  readonly way: Uint32Array
  readonly type: Uint8Array
  readonly doubt: Uint8Array

  /** By link: 15 bytes of its key. */
  readonly key: Uint8Array
}

export const keyBytes = 15

/** The link's key, as stores know it. */
export function keyOf(map: WalkMap, link: number): string {
  const { buffer, byteOffset } = map.key
  return Buffer.from(buffer, byteOffset + link * keyBytes, keyBytes).toString('base64url')
}

/** A link in an answer: its own ends, whichever way it was walked. */
export interface LinkSeen {
  readonly link: number
  /** Place in `linkTypes`. */
  readonly type: number
  readonly from: number
  readonly to: number
}

export function seenFrom(map: WalkMap, node: number, place: number): LinkSeen {
  const way = map.way[place]!
  const link = way >>> 1
  const type = map.type[place]!
  const far = map.far[place]!
  return way & 1 ? { link, type, from: far, to: node } : { link, type, from: node, to: far }
}

/** The first way of `node` whose far end is not below `far`; at[node + 1] when there is none. */
export function firstWayTo(map: WalkMap, node: number, far: number): number {
  return firstNotBelow(map.far, far, map.at[node]!, map.at[node + 1]!)
}

/** The first place from `low` on, and before `high`, of what is not below a number in a sorted list; `high` when there is none. */
export function firstNotBelow(sorted: Uint32Array, number: number, low: number, high: number): number {
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < number) low = middle + 1
    else high = middle
  }
  return low
}

/** How many links a node has, of any type; a link to itself counts twice. */
export function degree(map: WalkMap, node: number): number {
  return map.at[node + 1]! - map.at[node]!
}

/**
 * How little a link is backed, from 0 (high confidence, 15 sources or more) to 63 (unknown, none): its confidence
 * first, then the sources it lacks.
 */
export function doubtOf(confidence: number, sources: number): number {
  return (confidence << 4) | (15 - Math.min(sources, 15))
}

/** Bytes of shared memory the map takes. */
export function bytesOf(map: WalkMap): number {
  return Object.values(map).reduce((sum, part) => sum + (ArrayBuffer.isView(part) ? part.byteLength : 0), 0)
}
