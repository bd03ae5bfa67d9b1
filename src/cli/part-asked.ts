import { performance } from 'node:perf_hooks'
import type { Found } from '../export/found.ts'
import type { Part } from '../export/part.ts'
import { chartOf, type Ground, placesOf } from '../export/places.ts'
import { readPart } from '../export/read-part.ts'
import { findAround, findNamed, findPaths } from '../export/walks.ts'
import type { PartFlags } from './part-flags.ts'
import { say } from './say.ts'
import { whichNode } from './which-node.ts'

/** Milliseconds that looking for paths may take. */
const walkMs = 30_000

/** The part of the graph that flags ask for. What else there is to know of it is said on stderr. */
export async function partAsked(ground: Ground, flags: PartFlags): Promise<Part> {
  const found = await find(ground, flags)
  if (found.cut) say(`there is more than --${flags.around ? 'limit' : 'first'} allows; this is the nearest of it.`)
  if (found.outcome && found.outcome !== 'FOUND') say(outcomes[found.outcome])
  return readPart(ground.store, found)
}

async function find(ground: Ground, { around, paths, search, ...flags }: PartFlags): Promise<Found> {
  const { depth = 1, limit = 5_000, first, through, throughHubs = false } = flags
  const filter = { ...(through && { through }), throughHubs }
  const chart = await chartOf(ground)
  if (search !== undefined) return findNamed(chart, search, filter, { first: first ?? 50 })
  const ids: string[] = []
  for (const given of around ?? paths ?? []) ids.push(await whichNode(ground.store, chart, given))
  const { nodes, chart: newest } = await placesOf(ground, ids)
  if (around) return findAround(newest, nodes, filter, { depth, limit })
  const cost = { deadline: performance.now() + walkMs }
  return findPaths(newest, [nodes[0]!, nodes[1]!], filter, { first: first ?? 10, cost })
}

const outcomes = {
  NOT_CONNECTED: 'the two are not connected; they alone are written.',
  TOO_FAR: 'the two are connected, but only by longer paths; they alone are written.',
  ONLY_THROUGH_HUBS:
    'the two are connected, but only through labels, places and the like; they alone are written, unless --through-hubs is given.',
  OUT_OF_TIME: 'time ran out; there may be more paths.',
} as const
