import { neighboursIn } from '../../atlas/neighbours.ts'
import { chartIn } from '../../atlas/places.ts'
import { LinernotesError } from '../../errors.ts'
import { ordinalOf } from '../../map/ids.ts'
import { joining } from '../../map/joining.ts'
import { longestText } from '../../search/limits.ts'
import { mentions as mentionsIn } from '../../search/mentions.ts'
import { NodeRef } from './found.ts'
import { subgraphFound } from './neighbours.ts'
import type { Walk } from './walk.ts'

/** Nodes of a text's subgraph at the most. */
const limit = 200

/** `mentions(text:)` */
export const mentions: Walk = async (asked) => {
  const text = String(asked.args.text)
  if (text.length > longestText)
    throw new LinernotesError(
      'BAD_ARGUMENT',
      `${asked.field}: text has ${text.length} letters; at most ${longestText} are read at once.`,
    )
  const chart = await chartIn(asked)
  const { map, names } = chart
  const found = mentionsIn(names, text, neighboursIn(chart))
  return {
    mentions: found.map(({ start, end, id, score, alternatives }) => ({
      start,
      end,
      text: text.slice(start, end),
      node: new NodeRef(id),
      score,
      alternatives: alternatives.map((other) => new NodeRef(other)),
    })),
    subgraph: () => {
      const named = found.map(({ id }) => ordinalOf(map, id)).filter((node) => node >= 0)
      return subgraphFound(map, joining(map, named, {}, { limit, cost: asked.cost() }))
    },
  }
}
