import type { GraphQLSchema } from 'graphql'
import type { Model } from '../../model/index.ts'
import type { Param, ParamValue } from '../../store/selection.ts'
import type { Lookup } from '../derive/lookup.ts'
import type { Limits } from '../limits.ts'
import type { Fragments, Variables } from './collect.ts'

/** What the making of one plan shares: the operation's surroundings and the growing list of values. */
export class Planner {
  readonly schema: GraphQLSchema
  readonly model: Model
  readonly lookup: Lookup
  readonly limits: Limits
  readonly fragments: Fragments
  /** Of the request the plan is made for; another request with the same form reads its own through `values`. */
  readonly variables: Variables
  private readonly readers: ((variables: Variables) => ParamValue)[] = []

  constructor(given: Pick<Planner, 'schema' | 'model' | 'lookup' | 'limits' | 'fragments' | 'variables'>) {
    this.schema = given.schema
    this.model = given.model
    this.lookup = given.lookup
    this.limits = given.limits
    this.fragments = given.fragments
    this.variables = given.variables
  }

  /** A place for a value, with how each run reads its own. */
  param(read: (variables: Variables) => ParamValue): Param {
    return { param: this.readers.push(read) - 1 }
  }

  values(): (variables: Variables) => ParamValue[] {
    const { readers } = this
    return (variables) => readers.map((read) => read(variables))
  }
}
