import type { Properties } from '../../model/define.ts'
import type { Outcome, PropertyValues } from '../contract.ts'
import { completed, filled, merged } from '../merge.ts'

/** Whole values by the id of a node, or the key of a link. */
export type Values = ReadonlyMap<string, PropertyValues>

/** What becomes of what is stored when more is given about it. */
export interface Change {
  /** In the order of what was given. */
  readonly outcomes: readonly Outcome[]
  readonly created: Values
  readonly changed: Values
}

interface Given {
  readonly name: string
  readonly values: PropertyValues
  /** Given under the id of a node that was merged into this one. */
  readonly led?: boolean
}

/** What is given about one thing more than once is taken in turn. */
export function changeOf(properties: Properties, stored: Values, given: readonly Given[]): Change {
  const created = new Map<string, PropertyValues>()
  const changed = new Map<string, PropertyValues>()
  const outcomes = given.map(({ name, values, led }): Outcome => {
    const before = created.get(name) ?? changed.get(name) ?? stored.get(name)
    const after = before ? (led ? filled : merged)(properties, before, values) : completed(properties, values)
    if (after === before) return 'unchanged'
    const target = stored.has(name) ? changed : created
    target.set(name, after)
    return before ? 'changed' : 'created'
  })
  return { outcomes, created, changed }
}
