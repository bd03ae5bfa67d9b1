import {
  type DefinitionNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  print,
  Kind as Syntax,
  visit,
} from 'graphql'
import type { Model } from '../model/index.ts'
import { type Expected, type ExpectedField, expected } from './derive/expected.ts'
import { connectionType } from './derive/names.ts'
import { writtenSdl } from './sdl.ts'

type Holder = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode

/**
 * Every difference between the hand-written SDL and the model, each as a sentence that ends in the cure; none when
 * they agree. The standard arguments, connections, filters and orders are derived and cannot differ.
 */
export function differences(model: Model, written: DocumentNode = writtenSdl()): string[] {
  const wanted = expected(model)
  const holders = byName<Holder>(written, Syntax.OBJECT_TYPE_DEFINITION, Syntax.INTERFACE_TYPE_DEFINITION)
  const enums = byName<EnumTypeDefinitionNode>(written, Syntax.ENUM_TYPE_DEFINITION)
  return [
    ...typeDifferences(wanted, holders),
    ...enumDifferences(wanted, enums),
    ...rootStrays(model, wanted, holders.get('Query')),
    ...nodeDifferences(model, holders),
    ...carrierDifferences(model, holders.get('Link')),
    ...unused(model, written),
  ]
}

function typeDifferences({ types }: Expected, holders: ReadonlyMap<string, Holder>): string[] {
  return [...types].flatMap(([name, type]) => {
    const holder = holders.get(name)
    if (!holder)
      return [`${type.file} lacks the type ${name}: write it, or remove its declaration from ${type.origin}.`]
    const fields = new Map(holder.fields?.map((field) => [field.name.value, field]))
    const missing = [...type.fields].filter(([field]) => !fields.has(field))
    const strays = name === 'Query' ? [] : [...fields.keys()].filter((field) => !type.fields.has(field))
    return [
      ...missing.map(
        ([field, { types, origin }]) =>
          `${name}.${field} is missing: add "${field}: ${types[0]}" to ${fileOf(holder)}, or remove it from ${origin}.`,
      ),
      ...strays.map(
        (field) =>
          `${name}.${field} is nothing the model knows: remove it from ${fileOf(holder)}, or declare it in ${type.origin} (a link field in src/model/links.ts).`,
      ),
      ...[...type.fields].flatMap(([field, wanted]) => {
        const node = fields.get(field)
        return node ? fieldDifferences(`${name}.${field}`, node, wanted) : []
      }),
    ]
  })
}

function fieldDifferences(name: string, field: FieldDefinitionNode, wanted: ExpectedField): string[] {
  const found: string[] = []
  const type = print(field.type)
  if (!wanted.types.includes(type))
    found.push(
      `${name} is ${type}, but for the model it is ${wanted.types.join(' or ')}: write that in ${fileOf(field)}, or change ${wanted.origin}.`,
    )
  const given = Object.fromEntries((field.arguments ?? []).map((node) => [node.name.value, print(node.type)]))
  for (const [argument, type] of Object.entries(wanted.arguments))
    if (given[argument] !== type)
      found.push(`${name} must take the argument "${argument}: ${type}": write it in ${fileOf(field)}.`)
  for (const argument of Object.keys(given))
    if (!(argument in wanted.arguments))
      found.push(
        `${name} takes the argument ${argument}, which the model does not know: remove it from ${fileOf(field)}; the standard arguments are added by themselves.`,
      )
  return found
}

function enumDifferences({ enums }: Expected, written: ReadonlyMap<string, EnumTypeDefinitionNode>): string[] {
  return [...enums].flatMap(([name, { values, origin }]) => {
    const node = written.get(name)
    if (!node) return [`The enum ${name} is missing: write it under schema/, or remove it from ${origin}.`]
    const given = (node.values ?? []).map(({ name }) => name.value)
    return [
      ...values
        .filter((value) => !given.includes(value))
        .map((value) => `${name}.${value} is missing: add it to ${fileOf(node)}, or remove it from ${origin}.`),
      ...given
        .filter((value) => !values.includes(value))
        .map(
          (value) =>
            `${name}.${value} is nothing the model knows: remove it from ${fileOf(node)}, or add it to ${origin}.`,
        ),
    ]
  })
}

/** The query also has fields of its own, but what answers with a kind's list is that kind's root list. */
function rootStrays(model: Model, { types }: Expected, query: Holder | undefined): string[] {
  const lists = new Set([...model.kinds.keys()].flatMap((kind) => [kind, connectionType(kind)]))
  return (query?.fields ?? [])
    .filter(({ name, type }) => lists.has(print(type).replace('!', '')) && !types.get('Query')?.fields.has(name.value))
    .map(
      (field) =>
        `Query.${field.name.value} is the root field of no kind: remove it from ${fileOf(field)}, or name it as prefix or plural of its kind.`,
    )
}

function nodeDifferences(model: Model, holders: ReadonlyMap<string, Holder>): string[] {
  return [...holders].flatMap(([name, holder]) => {
    const isNode = holder.interfaces?.some(({ name }) => name.value === 'Node') ?? false
    if (isNode === model.kinds.has(name)) return []
    return isNode
      ? [
          `${name} implements Node but is no kind: take "implements Node" out of ${fileOf(holder)}, or declare the kind.`,
        ]
      : [`${name} is a kind and must implement Node: write "type ${name} implements Node" in ${fileOf(holder)}.`]
  })
}

/** A reader learns from the description of `Link.role` which types of link have a role. */
function carrierDifferences(model: Model, link: Holder | undefined): string[] {
  const links = [...model.links.values()]
  return (link?.fields ?? []).flatMap((field) => {
    const property = field.name.value
    const carriers = links.filter(({ properties }) => property in properties).map(({ type }) => type)
    if (carriers.length === links.length || carriers.length === 0) return []
    const told = new Set(field.description?.value.match(/\b[A-Z]+(_[A-Z]+)*\b/g))
    return links.flatMap(({ type }) => {
      if (carriers.includes(type) === told.has(type)) return []
      const cure = carriers.includes(type) ? 'must name' : 'must not name'
      return [`The description of Link.${property} ${cure} ${type}: correct it in ${fileOf(field)}.`]
    })
  })
}

/** A type that nothing names is what a removed property leaves behind. */
function unused(model: Model, written: DocumentNode): string[] {
  const named = new Set(['Query', 'Link', 'PageInfo', ...model.kinds.keys()])
  visit(written, { NamedType: ({ name }) => void named.add(name.value) })
  return written.definitions.flatMap((definition) => {
    if (!('name' in definition) || !definition.name) return []
    if (definition.kind.endsWith('Extension'))
      return [`${fileOf(definition)} extends ${definition.name.value}: write its fields into the type itself.`]
    return named.has(definition.name.value)
      ? []
      : [`Nothing uses ${definition.name.value}: remove it from ${fileOf(definition)}.`]
  })
}

function byName<T extends DefinitionNode & { name: { value: string } }>(
  written: DocumentNode,
  ...kinds: readonly T['kind'][]
): ReadonlyMap<string, T> {
  const wanted = written.definitions.filter((definition): definition is T => kinds.includes(definition.kind))
  return new Map(wanted.map((definition) => [definition.name.value, definition]))
}

function fileOf(node: { readonly loc?: { readonly source: { readonly name: string } } | undefined }): string {
  return node.loc?.source.name ?? 'schema/'
}
