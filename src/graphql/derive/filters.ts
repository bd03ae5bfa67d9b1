import type { Link, Properties } from '../../model/define.ts'
import type { LinkField, Model } from '../../model/index.ts'
import type { Property } from '../../model/properties.ts'
import { comparisonInput, fieldInputs, linkWhereInput, whereInput } from './names.ts'

/** What one field of a `…Where` or `…LinkWhere` input stands for. */
export type WhereField =
  /** `and` and `or` take a list of the same input, `not` one. */
  { readonly is: 'and' | 'or' | 'not' } | PropertyField | LinksField

export interface PropertyField {
  readonly is: 'property'
  /** The name the store knows it by: `id`, or a property of the kind or link. */
  readonly property: string
  /** Null for `id`. */
  readonly declared: Property | null
  /** The input that compares it, a key of `Lookup.comparisons`. */
  readonly comparison: string
  /** Values are handed to the store folded, unless the operator is `exact`. */
  readonly folded: boolean
}

/** Takes `{ some none all }`, each of `{ node link }`. */
export interface LinksField {
  readonly is: 'links'
  /** The link field it is about, as in `Filter.field`. */
  readonly field: LinkField
  /** The inputs of `node` and `link`, keys of `Lookup.wheres`. */
  readonly node: string
  readonly link: string
}

export type WhereFields = ReadonlyMap<string, WhereField>

/** Every `…Where` and `…LinkWhere` input of the model, by name. */
export function whereInputs(model: Model): ReadonlyMap<string, WhereFields> {
  const inputs = new Map<string, WhereFields>()
  for (const kind of model.kinds.values()) inputs.set(whereInput(kind.name), nodeFields(model, kind.name))
  for (const link of model.links.values()) inputs.set(linkWhereInput(link.type), linkFields(model, link))
  return inputs
}

/** Views and chains only show: a filter goes through the full link fields. */
export function filterable(model: Model, kind: string): LinkField[] {
  return model.fields(kind).filter((field) => field.hops.length === 1 && !field.view)
}

function nodeFields(model: Model, kind: string): WhereFields {
  const fields = new Map<string, WhereField>(logic)
  fields.set('id', { is: 'property', property: 'id', declared: null, comparison: 'IdFilter', folded: false })
  for (const [name, field] of propertyFields(model, model.kinds.get(kind)!.properties)) fields.set(name, field)
  for (const field of filterable(model, kind)) {
    const { where, linkWhere } = fieldInputs(field)
    fields.set(field.name, { is: 'links', field, node: where, link: linkWhere! })
  }
  return fields
}

function linkFields(model: Model, link: Link): WhereFields {
  return new Map<string, WhereField>([...logic, ...propertyFields(model, link.properties)])
}

const logic = [
  ['and', { is: 'and' }],
  ['or', { is: 'or' }],
  ['not', { is: 'not' }],
] as const

/** `refs` are asked for one by one, so the field is named after the kind: `sources` → `source`. */
function propertyFields(model: Model, properties: Properties): [string, PropertyField][] {
  return Object.entries(properties).flatMap(([property, declared]): [string, PropertyField][] => {
    const comparison = comparisonInput(declared)
    if (declared.hidden || comparison === null) return []
    const name = declared.type === 'refs' ? (model.kinds.get(declared.kind!)?.prefix ?? property) : property
    const folded = declared.type === 'text' || declared.type === 'url' || declared.type === 'texts'
    return [[name, { is: 'property', property, declared, comparison, folded }]]
  })
}
