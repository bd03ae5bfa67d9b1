import { type GraphQLObjectType, type GraphQLSchema, isObjectType, type SelectionSetNode } from 'graphql'
import type { Model } from '../../model/index.ts'
import type { Param, ParamValue } from '../../store/selection.ts'
import type { Lookup } from '../derive/lookup.ts'
import type { Limits } from '../limits.ts'
import type { ObjectShape } from '../shape.ts'
import type { NodeBuilder } from './builder.ts'
import type { Fragments, Variables } from './collect.ts'

/** Adds what is asked of a node of one kind to its builder, and says where it goes. `many`: below a list. */
export type ShapeNode = (
  planner: Planner,
  builder: NodeBuilder,
  sets: readonly SelectionSetNode[],
  many: boolean,
) => ObjectShape

/** What the making of one plan shares: the operation's surroundings and the growing list of values. */
export class Planner {
  readonly schema: GraphQLSchema
  readonly model: Model
  readonly lookup: Lookup
  readonly limits: Limits
  readonly fragments: Fragments
  /** Of the request the plan is made for; another request with the same form reads its own through `values`. */
  readonly variables: Variables
  /** Walks above this plan: each has a selection, and a planner, of its own. */
  readonly depth: number
  private readonly shapeNode: ShapeNode
  private readonly readers: ((variables: Variables) => ParamValue)[] = []

  constructor(
    given: Pick<Planner, 'schema' | 'model' | 'lookup' | 'limits' | 'fragments' | 'variables'>,
    shapeNode: ShapeNode,
    depth = 0,
  ) {
    this.depth = depth
    this.schema = given.schema
    this.model = given.model
    this.lookup = given.lookup
    this.limits = given.limits
    this.fragments = given.fragments
    this.variables = given.variables
    this.shapeNode = shapeNode
  }

  /** A place for a value, with how each run reads its own. */
  param(read: (variables: Variables) => ParamValue): Param {
    return { param: this.readers.push(read) - 1 }
  }

  /** Lists hold nodes and nodes hold lists: the way back from a list to its nodes leads through here. */
  node(builder: NodeBuilder, sets: readonly SelectionSetNode[], many: boolean): ObjectShape {
    return this.shapeNode(this, builder, sets, many)
  }

  /** For what a walk finds below something of this plan. */
  below(): Planner {
    return new Planner(this, this.shapeNode, this.depth + 1)
  }

  objectType(name: string): GraphQLObjectType {
    const type = this.schema.getType(name)
    if (!isObjectType(type)) throw new Error(`${name} is not an object type of the schema`)
    return type
  }

  values(): (variables: Variables) => ParamValue[] {
    const { readers } = this
    return (variables) => readers.map((read) => read(variables))
  }
}
