import {
  buildASTSchema,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { schemaDocument } from '../../src/graphql/derive/type-defs.ts'
import { model } from '../../src/model/index.ts'

const schema = buildASTSchema(schemaDocument(model))
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
)

interface Described {
  readonly name: string
  readonly description: string
  readonly nullable: boolean
}

/** Everything in a type that a reader may ask the meaning of, the type itself first. */
function parts(type: GraphQLNamedType): Described[] {
  const part = (name: string, { description }: { description?: string | null | undefined }, nullable = false) => ({
    name,
    description: description ?? '',
    nullable,
  })
  const own = part(type.name, type)
  if (isEnumType(type)) return [own, ...type.getValues().map((value) => part(`${type.name}.${value.name}`, value))]
  if (isInputObjectType(type))
    return [own, ...Object.values(type.getFields()).map((field) => part(`${type.name}.${field.name}`, field))]
  if (!isObjectType(type) && !isInterfaceType(type)) return [own]
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const name = `${type.name}.${field.name}`
    return [
      part(name, field, !isNonNullType(field.type)),
      ...field.args.map((argument) => part(`${name}(${argument.name})`, argument)),
    ]
  })
  return [own, ...fields]
}
const all = types.flatMap(parts)

describe('the descriptions of the schema', () => {
  it('say something of every type, field, argument and enum value, as a sentence', () => {
    expect(all.length).toBeGreaterThan(2000)
    expect(all.filter(({ description }) => !/^[A-Z].*[.…]$/s.test(description)).map(({ name }) => name)).toEqual([])
  })

  it('say of every nullable field when it is null', () => {
    const silent = all.filter(
      ({ nullable, description }) => nullable && !/\bNull (when|only|in|on)\b/.test(description),
    )
    expect(silent.map(({ name }) => name)).toEqual([])
  })

  it('never say of a field that cannot be null when it is', () => {
    const wrong = all.filter(({ nullable, description }) => !nullable && /\bNull (when|only|in|on)\b/.test(description))
    expect(wrong.map(({ name }) => name)).toEqual([])
  })
})
