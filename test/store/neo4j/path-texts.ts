import { model } from '../../../src/model/index.ts'
import { endsOf, joined, stepsBetween, stopgaps, tailsOf } from '../../../src/store/neo4j/path-statements.ts'
import { types } from './walked-graph.ts'

const through = { through: [...types, 'NO_SUCH_LINK'] }
const filters = { minConfidence: 'LOW', fromYear: 470_011, toYear: 470_012 }

/** The statements of a search for paths. */
export const pathTexts: readonly (readonly [name: string, text: string])[] = [
  ['ends', endsOf(model)],
  ['stopgaps', stopgaps],
  ['tails', tailsOf(model, through, 7)],
  ['tails with filters', tailsOf(model, { ...through, ...filters }, 3)],
  ['tails through hubs', tailsOf(model, { ...through, throughHubs: true }, 64)],
  ['joined', joined(model, through)],
  ['steps', stepsBetween(model, through)],
]
