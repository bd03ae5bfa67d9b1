import type { Properties } from '../../model/define.ts'
import type { Count, Model } from '../../model/index.ts'
import type { OrderTerm } from '../../store/selection.ts'
import { block, described } from './definition.ts'
import type { Lookup } from './lookup.ts'
import { fieldInputs, orderEnum } from './names.ts'

/** The order enums as SDL. */
export function orderTypes(model: Model, lookup: Lookup): string[] {
  const printed = new Map<string, string>()
  const print = (name: string, description: string, kind: string, link: Properties = {}) => {
    const counts = model.counts(kind)
    const values = [...lookup.orders.get(name)!].map(([value, term]) => {
      const count = term.on === 'node' ? counts.get(term.property) : undefined
      const properties = term.on === 'node' ? model.kinds.get(kind)!.properties : link
      return described(count ? countDescription(term, count) : termDescription(term, properties), value)
    })
    printed.set(name, block(`${description} Missing values come last in both directions.`, `enum ${name}`, values))
  }
  for (const { name, plural } of model.kinds.values()) print(orderEnum(name), `What ${plural} can be sorted by.`, name)
  for (const kind of model.kinds.keys())
    for (const field of model.fields(kind)) {
      if (field.hops.length > 1) continue
      const { link } = field.hops[0]
      const { name, plural } = model.kinds.get(field.target)!
      const { order } = fieldInputs(field)
      print(order, `What ${plural} at the end of ${link.type} links can be sorted by.`, name, link.properties)
    }
  return [...printed.values()]
}

function termDescription({ on, property, descending }: OrderTerm, properties: Properties): string {
  const type = properties[property]?.type ?? 'text'
  const way = directions[type as keyof typeof directions][descending ? 1 : 0]
  return `By ${on === 'link' ? "the link's " : ''}\`${property}\`, ${way}.`
}

/** The unit is the link, as in a list's total: one credited twice counts twice. */
function countDescription({ descending }: OrderTerm, { field }: Count): string {
  const way = descending ? 'most first' : 'fewest first'
  return `By how many links \`${field.name}\` lists, ${way}; what has none comes last.`
}

const directions = {
  text: ['A to Z', 'Z to A'],
  integer: ['smallest first', 'largest first'],
  date: ['earliest first', 'latest first'],
} as const
