import {
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  Kind as Syntax,
} from 'graphql'
import type { Model } from '../../model/index.ts'
import { writtenSdl } from '../sdl.ts'
import { aggregateTypes } from './aggregate-types.ts'
import { connectionTypes } from './connection-types.ts'
import { filterTypes } from './filter-types.ts'
import { listArguments } from './list-arguments.ts'
import { lookupOf } from './lookup.ts'
import { orderTypes } from './order-types.ts'

/**
 * The whole schema: what is written by hand, the standard arguments added to its lists, and what the model implies
 * (connections, aggregates, filters, orders). The same model and files give the same document, letter by letter.
 */
export function schemaDocument(model: Model, written: DocumentNode = writtenSdl()): DocumentNode {
  const lookup = lookupOf(model)
  const derived = [
    ...connectionTypes(model),
    ...aggregateTypes(model),
    ...filterTypes(model, lookup),
    ...orderTypes(model, lookup),
  ]
  return {
    kind: Syntax.DOCUMENT,
    definitions: [
      ...written.definitions.map((definition) => withArguments(model, definition)),
      ...parse(derived.join('\n'), { noLocation: true }).definitions,
    ],
  }
}

/** The whole schema as text. */
export function typeDefs(model: Model, written?: DocumentNode): string {
  return print(schemaDocument(model, written))
}

/** What `schema/generated/linernotes.graphql` holds. */
export function generatedSdl(model: Model): string {
  return `${notice}\n${typeDefs(model)}\n`
}

const notice = `# Printed from schema/*.graphql and src/model, not to be edited; this writes it anew:
# UPDATE=1 npx vitest run test/graphql/derive/type-defs.test.ts
`

function withArguments(model: Model, definition: DefinitionNode): DefinitionNode {
  if (definition.kind !== Syntax.OBJECT_TYPE_DEFINITION) return definition
  const fields = definition.fields?.map((field): FieldDefinitionNode => {
    const added = listArguments(model, definition.name.value, field.name.value)
    return added === null ? field : { ...field, arguments: [...(field.arguments ?? []), ...argumentNodes(added)] }
  })
  return { ...definition, ...(fields && { fields }) }
}

function argumentNodes(sdl: string): readonly InputValueDefinitionNode[] {
  const holder = parse(`type Holder { field(\n${sdl}\n): Int }`, { noLocation: true })
  const [type] = holder.definitions as [ObjectTypeDefinitionNode]
  return type.fields![0]!.arguments!
}
