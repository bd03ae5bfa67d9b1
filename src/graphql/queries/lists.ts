import type { GraphQLResolveInfo } from 'graphql'
import { rootListShape } from '../select/list.ts'
import type { MakePlan } from '../select/plan.ts'

/** All nodes of a kind: `artists(where:, orderBy:, first: …)`. */
export function planList(info: GraphQLResolveInfo, kind: string): MakePlan {
  return (planner) => {
    const { list, shape } = rootListShape(planner, kind, info.parentType, info.fieldNodes)
    return { selection: { by: 'list', list: list.build() }, shape: { page: shape } }
  }
}
