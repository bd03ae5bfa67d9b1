import { collaborators } from './collaborators.ts'
import { connectionOf } from './connection.ts'
import type { Found } from './found.ts'
import { mentions } from './mentions.ts'
import { commonNeighbours, degree, neighbourCounts, neighbourhood, neighbours } from './neighbours.ts'
import { path, paths } from './paths.ts'
import { communities, ranking } from './ranking.ts'
import { search } from './search.ts'
import { timeline } from './timeline.ts'
import type { NodeWalk, Walk } from './walk.ts'

/** What answers the root fields of walked-fields.ts. */
export const rootWalks: Readonly<Record<string, Walk>> = {
  'Query.search': search,
  'Query.path': path,
  'Query.paths': paths,
  'Query.commonNeighbours': commonNeighbours,
  'Query.neighbourhood': neighbourhood,
  'Query.ranking': ranking,
  'Query.communities': communities,
  'Query.mentions': mentions,
}

const noOne = connectionOf([], { more: false, after: false, totalCount: 0 })

/** What answers those of nodes; `none`: the answer for a node without any link. */
export const nodeWalks: Readonly<Record<string, { readonly find: NodeWalk; readonly none: Found }>> = {
  'Node.degree': { find: degree, none: 0 },
  'Node.neighbours': { find: neighbours, none: noOne },
  'Node.neighbourCounts': { find: neighbourCounts, none: [] },
  'Artist.collaborators': { find: collaborators, none: noOne },
  'Artist.timeline': { find: timeline, none: [] },
}
