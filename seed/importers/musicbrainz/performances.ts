import { type Json, objects } from '../../files/json-values.ts'
import { type Described, describe } from './entities.ts'
import { date, texts } from './json.ts'
import { performance } from './relation-types.ts'
import { readRelation } from './relations.ts'

/** One recording of a work. */
export interface Performance {
  readonly node: Described
  /** "cover", "live", "instrumental" … */
  readonly attributes: readonly string[]
  /** When it was recorded or first came out. */
  readonly date: string | undefined
}

/** The recordings a work lists. */
export function performancesOf(work: Json): Performance[] {
  return objects(work.relations).flatMap((relation) => {
    const told = readRelation('work', relation)
    const node = told?.id === performance ? describe('recording', told.other) : undefined
    return node ? [performanceOf(node, relation)] : []
  })
}

export function performanceOf(node: Described, relation: Json): Performance {
  return {
    node,
    attributes: texts(relation.attributes),
    date: (node.properties.released as string | undefined) ?? date(relation.begin),
  }
}
