import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import { LinernotesError } from '../../errors.ts'

export type Variables = Readonly<Record<string, unknown>>
export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>

/**
 * The fields asked of one object type, merged by response key as the GraphQL specification's CollectFields does:
 * `artist { id } artist { name }` is one field with two nodes.
 */
export function collectFields(
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  fragments: Fragments,
  variables: Variables,
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>()
  const spread = new Set<string>()
  const applies = (condition: string | undefined) =>
    condition === undefined || condition === type.name || type.getInterfaces().some((face) => face.name === condition)

  const visit = (set: SelectionSetNode) => {
    for (const part of set.selections) {
      if (!included(part.directives ?? [], variables)) continue
      if (part.kind === 'Field') {
        const key = part.alias?.value ?? part.name.value
        if (key === '__proto__') throw new LinernotesError('BAD_ARGUMENT', 'A field cannot be called __proto__.')
        const nodes = fields.get(key)
        if (nodes) nodes.push(part)
        else fields.set(key, [part])
      } else if (part.kind === 'InlineFragment') {
        if (applies(part.typeCondition?.name.value)) visit(part.selectionSet)
      } else if (!spread.has(part.name.value)) {
        spread.add(part.name.value)
        const fragment = fragments[part.name.value]
        if (fragment && applies(fragment.typeCondition.name.value)) visit(fragment.selectionSet)
      }
    }
  }
  for (const set of sets) visit(set)
  return fields
}

/** The selection sets of the nodes of one field, to be collected together. */
export function selectionSets(nodes: readonly FieldNode[]): SelectionSetNode[] {
  return nodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []))
}

function included(directives: readonly DirectiveNode[], variables: Variables): boolean {
  return directives.every((directive) => {
    const name = directive.name.value
    if (name !== 'skip' && name !== 'include') return true
    const value = directive.arguments?.[0]?.value
    const given =
      value?.kind === 'Variable' ? variables[value.name.value] : value?.kind === 'BooleanValue' && value.value
    return (given === true) === (name === 'include')
  })
}

/** The object type a field leads to, through lists and non-null. */
export function fieldType(type: GraphQLObjectType, field: string): GraphQLObjectType {
  const named = getNamedType(type.getFields()[field]?.type)
  if (!isObjectType(named)) throw new Error(`${type.name}.${field} does not lead to an object`)
  return named
}
