import type { Properties } from './define.ts'
import type { Model } from './index.ts'
import type { Property } from './properties.ts'

export const camelCase = /^[a-z][a-zA-Z0-9]*$/
export const pascalCase = /^[A-Z][a-zA-Z0-9]*$/
export const screamingCase = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/

/** A complaint about a name's spelling, unless it fits. */
export function spelling(name: string, rule: RegExp, example: string): string[] {
  return rule.test(name) ? [] : [`"${name}" is not written like "${example}".`]
}

/** What is wrong with the properties of a kind or link. `owner` begins each sentence; `taken` are names it may not use. */
export function checkProperties(
  model: Model,
  owner: string,
  properties: Properties,
  taken: readonly string[],
): string[] {
  const sameColumn = repeated(Object.keys(properties).map((name) => name.toLowerCase()))
  const faults = Object.entries(properties).flatMap(([name, property]) => {
    const called = `${owner}.${name}`
    return [
      ...spelling(name, camelCase, 'sortName').map((fault) => `${called}: ${fault}`),
      ...(taken.includes(name) ? [`${called}: the name is taken by the API; choose another.`] : []),
      ...checkChoice(called, property),
      ...checkReferences(model, called, property),
      ...checkRecord(called, property),
      ...(property.fallback && !property.required
        ? [`${called} has a fallback and may be missing all the same: require it.`]
        : []),
    ]
  })
  // SQLite takes no notice of case in the name of a column.
  return [...faults, ...sameColumn.map((name) => `${owner}: two properties differ only in case: ${name}.`)]
}

function checkChoice(called: string, { choice }: Property): string[] {
  if (!choice) return []
  return [
    ...spelling(choice.name, pascalCase, 'AlbumType'),
    ...choice.values.flatMap((value) => spelling(value, screamingCase, 'SHORT_FILM')),
    ...(choice.values.length === 0 ? ['it offers no value.'] : []),
    ...repeated(choice.values).map((value) => `it offers ${value} twice.`),
  ].map((fault) => `${called}: ${fault}`)
}

function checkReferences(model: Model, called: string, { type, kind, record }: Property): string[] {
  const refers = type === 'refs' || (record?.refers.length ?? 0) > 0
  if (!refers || (kind !== undefined && model.kinds.has(kind))) return []
  return [`${called} refers to ${kind ?? 'nothing'}, which is no kind of the model.`]
}

function checkRecord(called: string, { record }: Property): string[] {
  if (!record) return []
  const { name, fields, identity, refers } = record
  const unknown = (names: readonly string[]) => names.filter((field) => !fields[field])
  return [
    ...spelling(name, pascalCase, 'ReleaseEvent'),
    ...Object.keys(fields).flatMap((field) => spelling(field, camelCase, 'catalogNumber')),
    ...unknown(identity).map((field) => `it is told apart by ${field}, which is no field of it.`),
    ...unknown(refers).map((field) => `${field} shall refer to nodes, but is no field of it.`),
    ...refers
      .filter((field) => fields[field] && fields[field].type !== 'text' && fields[field].type !== 'refs')
      .map((field) => `${field} shall refer to nodes, but is neither text nor refs.`),
    ...Object.entries(fields).flatMap(([field, { type, hidden }]) => [
      ...(type === 'records' ? [`${field} holds records inside records, which no engine keeps.`] : []),
      ...(type === 'refs' && !refers.includes(field) ? [`${field} holds ids, but is not among "refers".`] : []),
      ...(hidden ? [`${field} is hidden, which a record's field cannot be.`] : []),
    ]),
    ...(identity.length === 0 ? ['nothing tells two of them apart: give it an identity.'] : []),
  ].map((fault) => `${called}: ${fault}`)
}

/** Entries that stand in a list more than once, each named once. */
export function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, place) => names.indexOf(name) !== place))]
}
