import { checkProperties, screamingCase, spelling } from './check-property.ts'
import type { Kind, Link, OrderBy, Properties } from './define.ts'
import type { Model } from './index.ts'
import { orderable } from './orderable.ts'
import { isList } from './properties.ts'

/** Fields of every link in the API or in a filter, and columns an engine keeps for itself. */
const taken = ['id', 'pk', 'key', 'type', 'from', 'to', 'sentence', 'and', 'or', 'not', 'source']

/** What is wrong with the declaration of one type of link. */
export function checkLink(model: Model, link: Link): string[] {
  const called = `Link ${link.type}`
  const properties: Properties = link.properties
  return [
    ...[
      ...spelling(link.type, screamingCase, 'TRACK_OF'),
      ...(link.ends.length === 0 ? ['it joins nothing: give it a pair of ends.'] : []),
      ...link.ends
        .flatMap(({ from, to }) => [from, to])
        .filter((kind) => !model.kinds.has(kind))
        .map((kind) => `it ends at ${kind}, which is no kind of the model.`),
      ...link.identity.flatMap((name) => {
        const property = properties[name]
        if (!property) return [`its identity names ${name}, which is no property of it.`]
        return isList(property.type) ? [`its identity names ${name}, a list; it takes single values only.`] : []
      }),
      ...checkPhrase('out', link.phrase.out, properties),
      ...checkPhrase('in', link.phrase.in, properties),
    ].map((fault) => `${called}: ${fault}`),
    ...link.ends.flatMap(({ from, to, out, in: back, outOrder, inOrder }) => [
      ...checkOrder(`${from}.${out}`, outOrder, model.kinds.get(to), properties),
      ...checkOrder(`${to}.${back}`, inOrder, model.kinds.get(from), properties),
    ]),
    ...checkProperties(model, called, properties, taken),
  ]
}

/** A default order: each part names something orderable of the far node, or of the link where there is one. */
export function checkOrder(
  field: string,
  order: OrderBy | undefined,
  target: Kind | undefined,
  link: Properties | undefined,
): string[] {
  if (order === undefined || !target) return []
  if (order.length === 0) return [`${field}: its order is empty.`]
  return order.flatMap((by) => {
    const path = by.replace(/^-/, '')
    if (path === 'id') return []
    const ofLink = path.startsWith('link.')
    if (ofLink && !link) return [`${field} is ordered by ${path}, but a list over two links has no link to order by.`]
    const properties: Properties = ofLink ? link! : target.properties
    const property = properties[ofLink ? path.slice('link.'.length) : path]
    if (!property) return [`${field} is ordered by ${path}, which does not exist.`]
    return orderable(property)
      ? []
      : [`${field} is ordered by ${path}, which has no order: take a text, number or date.`]
  })
}

function checkPhrase(way: 'out' | 'in', phrase: string, properties: Properties): string[] {
  const faults: string[] = []
  let depth = 0
  for (const [part, blank] of phrase.matchAll(/\[|\]|\{([^}]*)\}?/g)) {
    if (part === '[') depth++
    else if (part === ']') depth--
    else if (blank === 'from' || blank === 'to') continue
    else if (!properties[blank!])
      faults.push(`its phrase "${way}" has the blank {${blank}}, which is no property of it.`)
    else if (isList(properties[blank!]!.type))
      faults.push(`its phrase "${way}" has the blank {${blank}}, which is a list.`)
    else if (depth < 1 && !properties[blank!]!.required)
      faults.push(`its phrase "${way}" has {${blank}}, which may be missing, outside of [brackets].`)
    if (depth < 0) break
  }
  if (depth !== 0) faults.push(`its phrase "${way}" has brackets that do not close.`)
  const subject = way === 'out' ? '{from}' : '{to}'
  if (!phrase.startsWith(`${subject} `)) faults.push(`its phrase "${way}" must begin with ${subject}.`)
  for (const end of ['{from}', '{to}'])
    if (!phrase.replace(/\[.*\]/, '').includes(end))
      faults.push(`its phrase "${way}" must hold ${end}, outside of brackets.`)
  return faults
}
