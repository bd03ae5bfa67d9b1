import type { Kind, OrderBy, Properties } from '../../model/define.ts'
import type { Model } from '../../model/index.ts'
import { orderable } from '../../model/orderable.ts'
import type { OrderTerm } from '../../store/selection.ts'
import { fieldInputs, orderEnum, screaming } from './names.ts'

/** The values of an order enum and what each asks of the store. */
export type OrderTerms = ReadonlyMap<string, OrderTerm>

/** Every order enum of the model, by name: one for each kind, one for each link type and kind it leads to. */
export function orderEnums(model: Model): ReadonlyMap<string, OrderTerms> {
  const enums = new Map<string, OrderTerms>()
  for (const kind of model.kinds.values()) {
    enums.set(orderEnum(kind.name), new Map(nodeTerms(model, kind)))
    for (const field of model.fields(kind.name)) {
      if (field.hops.length > 1) continue
      const target = model.kinds.get(field.target)!
      const terms = [...nodeTerms(model, target), ...linkTerms(field.hops[0].link.properties)]
      enums.set(fieldInputs(field).order, new Map(terms))
    }
  }
  return enums
}

/** An order as the model declares it, in terms of the store: `['-released', 'link.position']`. */
export function orderOf(order: OrderBy): OrderTerm[] {
  return order.map((by) => {
    const descending = by.startsWith('-')
    const path = descending ? by.slice(1) : by
    return path.startsWith('link.')
      ? { on: 'link', property: path.slice('link.'.length), descending }
      : { on: 'node', property: path, descending }
  })
}

/** The enum value of a term: SORT_NAME_ASC, SONGS_COUNT_DESC, LINK_POSITION_DESC. */
export function orderValue(term: OrderTerm): string {
  const side = term.on === 'link' ? 'LINK_' : ''
  return `${side}${screaming(term.property)}_${term.descending ? 'DESC' : 'ASC'}`
}

function nodeTerms(model: Model, { name, properties }: Kind): [string, OrderTerm][] {
  const names = ['id', ...orderableNames(properties), ...model.counts(name).keys()]
  return names.flatMap((property) => bothWays('node', property))
}

function linkTerms(properties: Properties): [string, OrderTerm][] {
  return orderableNames(properties).flatMap((property) => bothWays('link', property))
}

function bothWays(on: OrderTerm['on'], property: string): [string, OrderTerm][] {
  return [false, true].map((descending) => {
    const term = { on, property, descending }
    return [orderValue(term), term]
  })
}

function orderableNames(properties: Properties): string[] {
  return Object.keys(properties).filter((name) => orderable(properties[name]!))
}
