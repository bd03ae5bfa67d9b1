import { checkOrder } from './check-link.ts'
import { camelCase, spelling } from './check-property.ts'
import type { Chain, Properties, ThroughGroups, View } from './define.ts'
import type { LinkField, Model } from './index.ts'
import { isList } from './properties.ts'

/** Arguments that every list takes. */
const listArguments = ['where', 'linkWhere', 'orderBy', 'first', 'after', 'last', 'before']

/** What is wrong with a list narrowed to some of its links. */
export function checkView(model: Model, { kind, field, of, property, parent }: View): string[] {
  const called = `View ${kind}.${field}`
  const whole = step(model, kind, of)
  if (!whole) return [`${called}: ${of} is no link field of ${kind}.`]
  const { type, properties }: { type: string; properties: Properties } = whole.hops[0].link
  const narrowing = properties[property]
  const own = (model.kinds.get(kind)?.properties as Properties | undefined)?.[parent]
  return [
    ...(!narrowing || isList(narrowing.type) ? [`${property} is no single value of ${type}.`] : []),
    ...(listArguments.includes(property) ? [`the argument ${property} is one that every list takes.`] : []),
    ...(!own ? [`${parent} is no property of ${kind}.`] : []),
    ...(own && !own.required ? [`${kind}.${parent} may be missing, and then it would show nothing.`] : []),
    ...(own && narrowing && own.type !== narrowing.type
      ? [`${kind}.${parent} and ${property} are not of one type, so they never match.`]
      : []),
  ].map((fault) => `${called}: ${fault}`)
}

/** What is wrong with a list over two links. */
export function checkChain(model: Model, { kind, field, steps, order }: Chain): string[] {
  const called = `Chain ${kind}.${field}`
  const first = step(model, kind, steps[0])
  if (!first) return [`${called}: ${steps[0]} is no link field of ${kind}.`]
  const second = step(model, first.target, steps[1])
  if (!second) return [`${called}: ${steps[1]} is no link field of ${first.target}.`]
  return checkOrder(`${kind}.${field}`, order, model.kinds.get(second.target), undefined)
}

/** What is wrong with a list that can also show the links of groups. */
export function checkThroughGroups(model: Model, { kind, field, groups, argument }: ThroughGroups): string[] {
  const called = `Through groups ${kind}.${field}`
  const way = step(model, kind, groups)
  return [
    ...(step(model, kind, field) ? [] : [`${field} is no link field of ${kind}.`]),
    ...(way ? [] : [`${groups} is no link field of ${kind}.`]),
    ...(way && way.target !== kind ? [`${groups} leads to ${way.target}, but its groups must be of ${kind} too.`] : []),
    ...spelling(argument, camelCase, 'viaGroups'),
    ...(listArguments.includes(argument) ? [`the argument ${argument} is one that every list takes.`] : []),
  ].map((fault) => `${called}: ${fault}`)
}

/** A whole end of a link: neither a view of one nor a chain. */
function step(model: Model, kind: string, name: string): LinkField | undefined {
  const field = model.field(kind, name)
  return field && field.hops.length === 1 && !field.view ? field : undefined
}
