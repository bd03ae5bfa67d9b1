import { LinernotesError } from '../errors.ts'
import type { Found } from '../export/found.ts'
import { chartOf, type Ground, placesOf } from '../export/places.ts'
import { typesNamed } from '../export/through.ts'
import { findAround, findNamed, findPaths } from '../export/walks.ts'
import type { Cost } from '../map/budget.ts'
import type { WalkFilter } from '../map/gate.ts'
import { kindNames } from '../map/vocabulary.ts'
import type { Parameters } from './parameters.ts'

/** Most that one address may ask for. */
const most = { around: 100, depth: 6, nodes: 5_000, paths: 100, hits: 1_000, links: 50_000 }

/** A way to find a part of the graph, by the parameters of an address. */
export interface ExportWalk {
  readonly parameters: readonly string[]
  /** What was found, and what it was about: words for the name of a file. */
  find(parameters: Parameters, ground: Ground, cost: Cost): Promise<{ readonly found: Found; readonly about: string }>
}

const filters = ['through', 'throughHubs'] as const

/** By the name in the address: /export/<name>.<format>. */
export const exportWalks: Readonly<Record<string, ExportWalk>> = {
  neighbourhood: {
    parameters: ['around', 'depth', 'limit', ...filters],
    async find(parameters, ground) {
      const around = parameters.several('around', most.around, 'give the id of a node, as in around=artist:dave-free')
      const depth = parameters.whole('depth', { usual: 1, least: 0, most: most.depth })
      const limit = parameters.whole('limit', { usual: 500, least: 1, most: most.nodes })
      const filter = filterOf(parameters)
      const { chart, nodes } = await placesOf(ground, around)
      return { found: notTooMany(findAround(chart, nodes, filter, { depth, limit })), about: around.join(' ') }
    },
  },
  paths: {
    parameters: ['from', 'to', 'first', ...filters],
    async find(parameters, ground, cost) {
      const from = parameters.needed('from', 'give the id of a node, as in from=artist:dave-free')
      const to = parameters.needed('to', 'give the id of a node, as in to=artist:dave-free')
      const first = parameters.whole('first', { usual: 10, least: 1, most: most.paths })
      const filter = filterOf(parameters)
      const { chart, nodes } = await placesOf(ground, [from, to])
      return { found: findPaths(chart, [nodes[0]!, nodes[1]!], filter, { first, cost }), about: `${from} ${to}` }
    },
  },
  search: {
    parameters: ['text', 'kinds', 'first', ...filters],
    async find(parameters, ground) {
      const text = parameters.needed('text', 'give a name or a part of one')
      const kinds = kindsOf(parameters)
      const first = parameters.whole('first', { usual: 50, least: 1, most: most.hits })
      const filter = filterOf(parameters)
      const chart = await chartOf(ground)
      return { found: notTooMany(findNamed(chart, text, filter, { first, ...(kinds && { kinds }) })), about: text }
    },
  },
}

function filterOf(parameters: Parameters): WalkFilter {
  const through = parameters.text('through')
  return {
    ...(through !== undefined && { through: typesNamed(through) }),
    throughHubs: parameters.oneOf('throughHubs', ['false', 'true']) === 'true',
  }
}

function kindsOf(parameters: Parameters): readonly number[] | undefined {
  return parameters
    .text('kinds')
    ?.split(',')
    .map((named) => {
      const kind = kindNames.findIndex((name) => name.toLowerCase() === named.trim().toLowerCase())
      if (kind >= 0) return kind
      throw new LinernotesError('BAD_ARGUMENT', `"${named.trim()}" is no kind; there are ${kindNames.join(', ')}.`)
    })
}

function notTooMany(found: Found): Found {
  if (found.links.length <= most.links) return found
  const [nodes, links] = [found.nodes.length, found.links.length].map((count) => count.toLocaleString('en'))
  throw new LinernotesError(
    'QUERY_TOO_COSTLY',
    `Between these ${nodes} nodes there are ${links} links, and at most ${most.links.toLocaleString('en')} are handed out here: ask for fewer nodes, or name link types with through. \`linernotes export\` has no such limit.`,
  )
}
