import { camelCase, repeated, spelling } from './check-property.ts'
import type { Properties } from './define.ts'
import type { Model } from './index.ts'
import type { Property } from './properties.ts'

/** What is wrong between declarations: names that several of them use and that must not clash, or must mean the same. */
export function checkShared(model: Model): string[] {
  return [...checkFields(model), ...checkCarried(model), ...checkTypeNames(model)]
}

/** A kind's properties and lists are all fields of one type, and most are fields of its filter. */
function checkFields(model: Model): string[] {
  const ends = model.declared.links.flatMap(({ ends }) =>
    ends.flatMap((pair) => [
      { kind: pair.from, field: pair.out },
      { kind: pair.to, field: pair.in },
    ]),
  )
  const lists = [...ends, ...model.views, ...model.chains]
  return [
    ...lists.flatMap(({ kind, field }) =>
      spelling(field, camelCase, 'appearedIn').map((fault) => `${kind}.${field}: ${fault}`),
    ),
    ...[...model.kinds.values()].flatMap(({ name, properties }) => {
      const own = lists.filter(({ kind }) => kind === name).map(({ field }) => field)
      const fixed = new Set(['id', 'kind', 'name', 'and', 'or', 'not', 'source', ...Object.keys(properties)])
      const counted = [...model.counts(name).values()].filter(({ property }) => Object.hasOwn(properties, property))
      return [
        ...repeated([...fixed, ...own]).map((field) => `${name}.${field} is declared twice, or the name is taken.`),
        ...counted.map(
          ({ property, field }) =>
            `${name}.${property}: so is called how many links ${name}.${field.name} lists; choose another name.`,
        ),
      ]
    }),
  ]
}

/** All links show as one type, so a property that several of them carry is one field. */
function checkCarried(model: Model): string[] {
  const forms = new Map<string, { form: string; type: string }>()
  return model.declared.links.flatMap(({ type, properties }) =>
    Object.entries(properties as Properties).flatMap(([name, property]) => {
      const form = formOf(property)
      const before = forms.get(name) ?? { form, type }
      forms.set(name, before)
      return before.form === form ? [] : [`${name} is ${before.form} on ${before.type}, but ${form} on ${type}.`]
    }),
  )
}

/** Kinds, choices and records become types of one schema: a name has one meaning there. */
function checkTypeNames(model: Model): string[] {
  const meanings = new Map(apiTypes.map((name) => [name, 'the API itself']))
  const named = [
    ...[...model.kinds.keys()].map((name) => ({ name, meaning: 'a kind' })),
    ...[...model.kinds.values(), ...model.links.values()]
      .flatMap(({ properties }) => Object.values(properties as Properties))
      .filter(({ choice, record }) => choice || record)
      .map((property) => ({ name: (property.choice ?? property.record)!.name, meaning: formOf(property) })),
  ]
  return named.flatMap(({ name, meaning }) => {
    const before = meanings.get(name) ?? meaning
    meanings.set(name, before)
    return before === meaning ? [] : [`${name} names ${before} and ${meaning}: call one of them otherwise.`]
  })
}

const apiTypes = ['Query', 'Node', 'Link', 'Kind', 'LinkType', 'PageInfo', 'PartialDate', 'URL'].concat([
  'DateSpan',
  'IntSpan',
  'YearCount',
  'RoleCount',
  'ID',
  'Int',
  'Float',
  'String',
  'Boolean',
])

function formOf({ type, choice, record, kind }: Property): string {
  if (choice) return `a choice of ${choice.values.join(', ')}`
  if (record) {
    const fields = Object.entries(record.fields).map(([name, field]) => `${name} ${formOf(field)}`)
    return `records of ${fields.join(', ')}`
  }
  return kind === undefined ? type : `${type} of ${kind}`
}
