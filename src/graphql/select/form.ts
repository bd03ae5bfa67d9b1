import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isScalarType,
  type OperationDefinitionNode,
  type TypeNode,
  typeFromAST,
} from 'graphql'
import { decodeCursor } from '../cursors.ts'
import type { Variables } from './collect.ts'

/**
 * What of a request's variables changes its plan: which are given, the structure of filters, enums and booleans, and
 * which keys of a cursor are null. Values that only fill places are left out, so requests that differ in them alone
 * share a plan.
 */
export function formOf(schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Variables): string {
  let form = ''
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    const name = variable.name.value
    form += `${name}:${formOfValue(inputType(schema, type), variables[name])};`
  }
  return form
}

function inputType(schema: GraphQLSchema, node: TypeNode): GraphQLInputType {
  return typeFromAST(schema, node as never) as unknown as GraphQLInputType
}

function formOfValue(type: GraphQLInputType, value: unknown): string {
  if (value === undefined) return '-'
  if (value === null) return 'null'
  const nullable = getNullableType(type)
  if (isEnumType(nullable) || typeof value === 'boolean') return String(value)
  if (isListType(nullable)) {
    const items = Array.isArray(value) ? value : [value]
    const of = nullable.ofType as GraphQLInputType
    if (isScalarType(getNullableType(of))) return items.includes(null) ? '[null]' : '[]'
    return `[${items.map((item) => formOfValue(of, item)).join()}]`
  }
  if (isInputObjectType(nullable)) {
    const fields = nullable.getFields()
    const members = Object.entries(value).map(([name, member]) => `${name}:${formOfValue(fields[name]!.type, member)}`)
    return `{${members.join()}}`
  }
  const cursor = typeof value === 'string' ? decodeCursor(value) : undefined
  return cursor ? `cursor(${cursor.keys.map((key) => (key === null ? 'null' : '?')).join()})` : '?'
}
