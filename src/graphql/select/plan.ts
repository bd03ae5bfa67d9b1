import type { GraphQLResolveInfo, OperationDefinitionNode } from 'graphql'
import type { Model } from '../../model/index.ts'
import type { ParamValue, Selection } from '../../store/selection.ts'
import type { Lookup } from '../derive/lookup.ts'
import { checkForm, type Limits } from '../limits.ts'
import type { RootShape } from '../project.ts'
import type { WalkPlan } from '../shape.ts'
import type { Variables } from './collect.ts'
import { formOf } from './form.ts'
import { nodeShape } from './node.ts'
import { Planner } from './planner.ts'
import { walkPlan } from './walk.ts'

/** One root field, ready to be read for any request of the same form. */
export interface Plan {
  readonly selection: Selection
  readonly values: (variables: Variables) => readonly ParamValue[]
  readonly shape: RootShape
}

/** What a root field adds: its selection and shape, made with a planner. */
export type MakePlan = (planner: Planner) => Pick<Plan, 'selection' | 'shape'>

/** Plans kept of one operation; more forms than this are rare, and then all are made anew. */
const formsKept = 200

/**
 * Makes and keeps plans: by operation, then by root response key and the form of the variables. (A field's node in the
 * document is no key: the same fragment may serve two operations.)
 */
export class Plans {
  private readonly byOperation = new WeakMap<OperationDefinitionNode, Map<string, unknown>>()
  private readonly forms = new WeakMap<object, string>()
  private readonly model: Model
  private readonly lookup: Lookup
  private readonly limits: Limits

  constructor(model: Model, lookup: Lookup, limits: Limits) {
    this.model = model
    this.lookup = lookup
    this.limits = limits
  }

  /** `variant` tells apart what the form does not: the kinds of the ids asked for. */
  planOf(info: GraphQLResolveInfo, variant: string, make: MakePlan): Plan {
    return this.kept(info, variant, (planner) => {
      const made = make(planner)
      checkForm(made.selection, this.limits)
      return { ...made, values: planner.values() }
    })
  }

  /** For a root field that is answered by a walk. */
  walkOf(info: GraphQLResolveInfo): WalkPlan {
    return this.kept(info, '', (planner) => walkPlan(planner, info.parentType, info.fieldNodes))
  }

  private kept<T>(info: GraphQLResolveInfo, variant: string, make: (planner: Planner) => T): T {
    const { operation, schema, fragments, variableValues: variables } = info
    let form = this.forms.get(variables)
    if (form === undefined) {
      form = formOf(schema, operation, variables)
      this.forms.set(variables, form)
    }
    const key = `${info.path.key}|${variant}|${form}`
    let plans = this.byOperation.get(operation)
    if (!plans || plans.size > formsKept) {
      plans = new Map()
      this.byOperation.set(operation, plans)
    }
    const kept = plans.get(key)
    if (kept) return kept as T
    const planner = new Planner(
      {
        schema,
        model: this.model,
        lookup: this.lookup,
        limits: this.limits,
        fragments,
        variables,
      },
      nodeShape,
    )
    const made = make(planner)
    plans.set(key, made)
    return made
  }
}
