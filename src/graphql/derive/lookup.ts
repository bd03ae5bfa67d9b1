import type { Model } from '../../model/index.ts'
import { type ComparisonInput, choiceInput, comparisonInputs, type Operator } from './comparisons.ts'
import { type LinksField, type PropertyField, type WhereField, type WhereFields, whereInputs } from './filters.ts'
import { comparisonInput } from './names.ts'
import { type OrderTerms, orderEnums } from './orders.ts'

export type { LinksField, Operator, OrderTerms, PropertyField, WhereField, WhereFields }

/**
 * What the derived inputs mean, by their names in the schema. The schema's text is printed from the same data, so the
 * two cannot differ and nobody has to take names apart.
 *
 * A field's inputs: `fieldInputs(field)` of names.ts for link fields, `whereInput` and `orderEnum` of a kind for root
 * lists. Its default order: `orderOf(field.order)`; of a root list `orderOf([kind.display])`.
 *
 * `{ released: { gte: "2015" } }` in `VideoWhere`: `wheres.get('VideoWhere').get('released')` is a property field with
 * `comparison` "DateFilter"; `comparisons.get('DateFilter').operators.get('gte')` is `{ op: 'gte' }`.
 */
export interface Lookup {
  /** By input: `XWhere` and `<Type>LinkWhere`, each field in the order of the schema. */
  readonly wheres: ReadonlyMap<string, WhereFields>
  /** By input: `TextFilter`, `DateFilter`, … and one for each choice. */
  readonly comparisons: ReadonlyMap<string, ComparisonInput>
  /** By enum, then by value: `orders.get('DirectedVideoOrder').get('LINK_POSITION_DESC')`. */
  readonly orders: ReadonlyMap<string, OrderTerms>
}

export function lookupOf(model: Model): Lookup {
  return { wheres: whereInputs(model), comparisons: comparisonsOf(model), orders: orderEnums(model) }
}

function comparisonsOf(model: Model): ReadonlyMap<string, ComparisonInput> {
  const comparisons = new Map(Object.entries(comparisonInputs))
  for (const { properties } of [...model.kinds.values(), ...model.links.values()])
    for (const property of Object.values(properties))
      if (property.type === 'choice' && !property.hidden)
        comparisons.set(comparisonInput(property)!, choiceInput(property.choice!.name))
  return comparisons
}
