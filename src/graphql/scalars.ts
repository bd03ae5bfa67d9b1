import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql'
import { Fault, type Property, partialDate, url } from '../model/properties.ts'

/** The scalars of the schema: checked on the way in by the model's own rules, given out as stored. */
export const scalars = {
  PartialDate: scalar('PartialDate', partialDate()),
  URL: scalar('URL', url()),
}

function scalar(name: string, property: Property): GraphQLScalarType {
  const parse = (value: unknown, nodes?: ValueNode) => {
    const normal = property.normalise(value)
    if (normal instanceof Fault)
      throw new GraphQLError(`${JSON.stringify(value)} ${normal.message}.`, nodes && { nodes })
    return normal
  }
  return new GraphQLScalarType({
    name,
    serialize: (value) => value,
    parseValue: (value) => parse(value),
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined, node),
  })
}
