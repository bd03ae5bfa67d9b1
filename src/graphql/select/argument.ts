import {
  type FieldNode,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNullableType,
  isInputObjectType,
  isListType,
  type ValueNode,
  valueFromAST,
} from 'graphql'
import type { Variables } from './collect.ts'

/**
 * An argument, or a part of one, that remembers where its value comes from: a plan keeps this, and every run reads
 * its own value through it.
 */
export type Argument =
  | { readonly written: ValueNode; readonly type: GraphQLInputType }
  | { readonly path: readonly (string | number)[]; readonly type: GraphQLInputType }

type Arguments = {
  readonly args: readonly { readonly name: string; readonly type: GraphQLInputType }[]
  readonly type: GraphQLOutputType
}

/** An argument of a field; undefined when not given, or given by a variable that was not. */
export function argumentOf(
  definition: Arguments,
  node: FieldNode,
  name: string,
  variables: Variables,
): Argument | undefined {
  const declared = definition.args.find((argument) => argument.name === name)
  const given = node.arguments?.find((argument) => argument.name.value === name)
  if (!declared || !given) return undefined
  const argument = from(given.value, declared.type)
  return readArgument(argument, variables) == null ? undefined : argument
}

/** Its value in this run, coerced by its type. */
export function readArgument(argument: Argument, variables: Variables): unknown {
  if ('written' in argument) return valueFromAST(argument.written, argument.type, variables)
  let value: unknown = variables
  for (const step of argument.path) value = (value as Record<string | number, unknown> | null | undefined)?.[step]
  return value
}

/** The given fields of an input object, in the order they are given. */
export function membersOf(argument: Argument, variables: Variables): readonly (readonly [string, Argument])[] {
  const type = getNullableType(argument.type)
  if (!isInputObjectType(type)) return []
  const fields = type.getFields()
  if ('written' in argument) {
    if (argument.written.kind !== 'ObjectValue') return []
    return argument.written.fields.flatMap((field) => {
      const declared = fields[field.name.value]
      if (!declared) return []
      const member = from(field.value, declared.type)
      return readArgument(member, variables) === undefined ? [] : [[field.name.value, member] as const]
    })
  }
  const given = (readArgument(argument, variables) ?? {}) as Record<string, unknown>
  return Object.keys(given).flatMap((name) => {
    const declared = fields[name]
    return declared && given[name] !== undefined
      ? [[name, { path: [...argument.path, name], type: declared.type }] as const]
      : []
  })
}

/** The items of a list; a single value stands for a list of one. */
export function itemsOf(argument: Argument, variables: Variables): readonly Argument[] {
  const list = getNullableType(argument.type)
  const type = isListType(list) ? (list.ofType as GraphQLInputType) : argument.type
  if ('written' in argument)
    return argument.written.kind === 'ListValue'
      ? argument.written.values.map((value) => from(value, type))
      : [from(argument.written, type)]
  const given = readArgument(argument, variables)
  return Array.isArray(given) ? given.map((_, index) => ({ path: [...argument.path, index], type })) : []
}

function from(value: ValueNode, type: GraphQLInputType): Argument {
  return value.kind === 'Variable' ? { path: [value.name.value], type } : { written: value, type }
}
