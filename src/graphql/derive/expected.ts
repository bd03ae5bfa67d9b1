import { nodeProperties, type Properties } from '../../model/define.ts'
import type { Model } from '../../model/index.ts'
import { isList, type Property } from '../../model/properties.ts'
import { type WalkedField, walkedFields } from '../walked-fields.ts'
import { connectionType, screaming } from './names.ts'

/** What the hand-written SDL must say for the model to be shown whole: object types with their fields, and enums. */
export interface Expected {
  readonly types: ReadonlyMap<string, ExpectedType>
  readonly enums: ReadonlyMap<string, { readonly values: readonly string[]; readonly origin: string }>
}
export interface ExpectedType {
  readonly fields: ReadonlyMap<string, ExpectedField>
  /** What declares it, to be named in a complaint. */
  readonly origin: string
  /** The file it belongs in. */
  readonly file: string
}
export interface ExpectedField {
  /** As SDL writes it; where there are several, any of them. */
  readonly types: readonly string[]
  /** Those written by hand: the standard ones are derived. */
  readonly arguments: Readonly<Record<string, string>>
  readonly origin: string
}

/** Fields that the service works out; everything else on these types must be declared in the model. */
const computed = {
  Node: { id: 'ID!', kind: 'Kind!', name: 'String!' },
  Link: { type: 'LinkType!', from: 'Node!', to: 'Node!', sentence: 'String!' },
} as const

/** What a model asks of the hand-written SDL. */
export function expected(model: Model): Expected {
  const types = new Map<string, ExpectedType>()
  const put = (name: string, fields: Fields, origin: string, file: string) =>
    types.set(name, { fields: new Map(fields), origin, file })
  const putRecords = (properties: Properties, origin: string, file: string) => {
    for (const property of Object.values(properties))
      if (property.record && !property.hidden && !types.has(property.record.name))
        put(property.record.name, recordFields(property, origin), origin, file)
  }
  put('Query', [...rootFields(model), ...walked(walkedFields.Query)], registry, 'schema/query.graphql')
  put('Node', nodeFields(nodeProperties, everyNode), everyNode, 'schema/shared.graphql')
  putRecords(nodeProperties, everyNode, 'schema/shared.graphql')
  put('Link', carriedFields(model), linksFile, 'schema/link.graphql')
  for (const { name, prefix, properties } of model.kinds.values()) {
    const [origin, file] = [kindFile(prefix), `schema/${prefix}.graphql`]
    const own = name === 'Artist' ? walked(walkedFields.Artist) : []
    put(name, [...nodeFields(properties, origin), ...linkFields(model, name), ...own], origin, file)
    putRecords(properties, origin, file)
  }
  return { types, enums: enums(model) }
}

const registry = 'src/model/index.ts'
const everyNode = 'src/model/define.ts'
const linksFile = 'src/model/links.ts'
const kindFile = (prefix: string) => `src/model/kinds/${prefix}.ts`

type Fields = [name: string, field: ExpectedField][]

function given(fields: Readonly<Record<string, string>>, origin: string): Fields {
  return Object.entries(fields).map(([name, type]) => [name, { types: [type], arguments: {}, origin }])
}

function walked(fields: Readonly<Record<string, WalkedField>>): Fields {
  return Object.entries(fields).map(([name, { type, arguments: given }]) => [
    name,
    { types: [type], arguments: given, origin: 'src/graphql/walked-fields.ts' },
  ])
}

function rootFields(model: Model): Fields {
  return [...model.kinds.values()].flatMap(({ name, prefix, plural }): Fields => {
    const origin = kindFile(prefix)
    return [
      [prefix, { types: [name], arguments: { id: 'ID!' }, origin }],
      [plural, { types: [connectionType(name)], arguments: {}, origin }],
    ]
  })
}

function propertyFields(properties: Properties, origin: string): Fields {
  return Object.entries(properties)
    .filter(([, property]) => !property.hidden)
    .map(([name, property]) => [name, { types: shown(property), arguments: {}, origin }])
}

function nodeFields(properties: Properties, origin: string): Fields {
  return [...given(computed.Node, origin), ...walked(walkedFields.Node), ...propertyFields(properties, origin)]
}

function recordFields({ record, kind }: Property, origin: string): Fields {
  return Object.entries(record!.fields).map(([name, field]) => {
    const target = record!.refers.includes(name) ? kind : undefined
    return [name, { types: shown(field, field.required, target), arguments: {}, origin }]
  })
}

function linkFields(model: Model, kind: string): Fields {
  return model.fields(kind).map(({ name, target, hops, view, through }) => {
    const narrowing = view && hops[0].link.properties[view.property]
    const own = {
      ...(narrowing && { [view.property]: shown(narrowing, false)[0]! }),
      ...(through && { [through.argument]: 'Boolean' }),
    }
    return [name, { types: [`${connectionType(target)}!`], arguments: own, origin: linksFile }]
  })
}

/** What links carry: null on some type of link unless every type requires it. */
function carriedFields(model: Model): Fields {
  const links = [...model.links.values()]
  const carried = links
    .flatMap(({ properties }) => Object.entries(properties))
    .filter(([, property]) => !property.hidden)
    .map(([name, property]): Fields[number] => {
      const required = links.every(({ properties }) => properties[name]?.required)
      return [name, { types: shown(property, required), arguments: {}, origin: linksFile }]
    })
  return [...given(computed.Link, linksFile), ...carried]
}

/** The types a property may have in the SDL. `target` is the kind a text names by id. */
function shown(property: Property, required: boolean = property.required, target?: string): string[] {
  return named(property, target).map((name) => (isList(property.type) ? `[${name}!]!` : required ? `${name}!` : name))
}

function named({ type, choice, record, kind }: Property, target?: string): string[] {
  switch (type) {
    case 'text':
      return [target ?? 'String']
    case 'url':
      return ['URL']
    case 'integer':
      return ['Int']
    case 'boolean':
      return ['Boolean']
    case 'date':
      return ['PartialDate']
    case 'choice':
      return [choice!.name]
    case 'texts':
      return ['String', 'URL']
    case 'records':
      return [record!.name]
    case 'refs':
      return [kind!]
  }
}

function enums(model: Model): Expected['enums'] {
  const found = new Map<string, { values: readonly string[]; origin: string }>()
  found.set('Kind', { values: [...model.kinds.keys()].map(screaming), origin: registry })
  found.set('LinkType', { values: [...model.links.keys()], origin: linksFile })
  const holders = [
    { properties: nodeProperties, origin: everyNode },
    ...[...model.links.values()].map(({ properties }) => ({ properties, origin: linksFile })),
    ...[...model.kinds.values()].map(({ prefix, properties }) => ({ properties, origin: kindFile(prefix) })),
  ]
  for (const { properties, origin } of holders)
    for (const { choice, hidden } of Object.values<Property>(properties))
      if (choice && !hidden && !found.has(choice.name)) found.set(choice.name, { values: choice.values, origin })
  return found
}
