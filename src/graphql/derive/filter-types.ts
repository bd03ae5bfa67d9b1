import type { Link } from '../../model/define.ts'
import type { Model } from '../../model/index.ts'
import { block, described } from './definition.ts'
import { filterable, type WhereField, type WhereFields } from './filters.ts'
import type { Lookup } from './lookup.ts'
import { linkWhereInput, matchInput, quantifierInput, whereInput } from './names.ts'

/** Everything `where` and `linkWhere` take, as SDL: the filters of kinds, of links, of links with their nodes, of values. */
export function filterTypes(model: Model, lookup: Lookup): string[] {
  const where = (name: string, description: string) => whereType(name, description, lookup.wheres.get(name)!)
  return [
    ...[...model.kinds.values()].map(({ name, plural }) => where(whereInput(name), `Which ${plural}. ${several}`)),
    ...[...model.links.values()].map(({ type }) => where(linkWhereInput(type), `Which ${type} links. ${several}`)),
    ...[...quantified(model)].flatMap(([, [link, target]]) => quantifierTypes(link, target)),
    ...[...lookup.comparisons].map(([name, { description, values, operators }]) =>
      block(
        description,
        `input ${name}`,
        [...operators].map(([field, { description, takes }]) =>
          described(description, `${field}: ${takes.replace('*', values)}`),
        ),
      ),
    ),
  ]
}

const several = 'Fields given together must all hold.'

function whereType(name: string, description: string, fields: WhereFields): string {
  const members = [...fields].map(([field, stands]) => whereField(name, field, stands))
  return block(description, `input ${name}`, members)
}

function whereField(input: string, name: string, field: WhereField): string {
  switch (field.is) {
    case 'and':
      return described('All of these hold; true for an empty list.', `and: [${input}!]`)
    case 'or':
      return described('At least one of these holds; false for an empty list.', `or: [${input}!]`)
    case 'not':
      return described('This does not hold.', `not: ${input}`)
    case 'links':
      return described(
        `By the links that \`${name}\` lists.`,
        `${name}: ${quantifierInput(field.field.hops[0].link.type, field.field.target)}`,
      )
    case 'property': {
      const ids = field.declared?.type === 'refs' ? ', by id' : ''
      return described(`By \`${field.property}\`${ids}.`, `${name}: ${field.comparison}`)
    }
  }
}

/** Each link type with each kind that a filterable field leads to, once. */
function quantified(model: Model): Map<string, [Link, string]> {
  const pairs = new Map<string, [Link, string]>()
  for (const kind of model.kinds.keys())
    for (const { hops, target } of filterable(model, kind))
      pairs.set(quantifierInput(hops[0].link.type, target), [hops[0].link, target])
  return pairs
}

function quantifierTypes({ type }: Link, target: string): string[] {
  const match = matchInput(type, target)
  return [
    block(
      `How many of the ${type} links to nodes of kind ${target} must fit. ${several}`,
      `input ${quantifierInput(type, target)}`,
      [
        described('At least one link fits.', `some: ${match}`),
        described('No link fits; true where there are no links.', `none: ${match}`),
        described('Every link fits; true where there are no links.', `all: ${match}`),
      ],
    ),
    block(
      `A ${type} link together with the node it leads to. Both must hold; with neither given every link fits.`,
      `input ${match}`,
      [
        described('About the node at the other end.', `node: ${whereInput(target)}`),
        described('About the link itself.', `link: ${linkWhereInput(type)}`),
      ],
    ),
  ]
}
