import type { Filter } from '../selection.ts'
import { condition, nodeSubject } from './filter.ts'
import { quoted } from './names.ts'
import { type Statement, where } from './statement.ts'
import { stepsOf } from './steps.ts'

/** Clauses that find nodes, and what must still be true of them. */
export interface Found {
  readonly lines: readonly string[]
  readonly conditions: readonly string[]
}

type Quantified = Extract<Filter, { op: 'some' | 'none' | 'all' }>

/**
 * For a root filter that names, over one `some` or several, the id of a node: clauses that start from that node,
 * because the planner never turns an EXISTS round and would try it on every node of the kind. Undefined where no id
 * is named. Each step is a MATCH of its own: within one, no link could be walked there and back, as the filter may.
 */
export function anchored(out: Statement, kind: string, filter: Filter, variable: string): Found | undefined {
  const parts = partsOf(filter)
  const some = parts.find(leadsToId)
  if (!some) return undefined
  const field = out.model.field(kind, some.field)!
  const far = out.fresh('n')
  const start = startAt(out, field.target, some.node!, far)
  const steps = stepsOf(out, field, { near: variable, far })
  const link = steps.link && { variable: steps.link, properties: field.hops[0].link.properties }
  const overLink = some.link && link ? [condition(out, some.link, link)] : []
  const rest = parts.filter((part) => part !== some)
  return {
    lines: [
      ...start.lines,
      ...where(start.conditions),
      `MATCH ${steps.pattern}`,
      ...where([`${variable}:${quoted(kind)}`, ...steps.conditions, ...overLink]),
      `WITH DISTINCT ${variable}`,
    ],
    conditions: rest.map((part) => condition(out, part, nodeSubject(out, kind, variable))),
  }
}

function startAt(out: Statement, kind: string, filter: Filter, variable: string): Found {
  const further = namesId(filter) ? undefined : anchored(out, kind, filter, variable)
  if (further) return further
  const label = quoted(kind)
  return {
    lines: [`MATCH (${variable}:${label}) USING INDEX SEEK ${variable}:${label}(id)`],
    conditions: [condition(out, filter, nodeSubject(out, kind, variable))],
  }
}

function leadsToId(part: Filter): part is Quantified {
  return part.op === 'some' && part.node !== undefined && (namesId(part.node) || partsOf(part.node).some(leadsToId))
}

/** Whether the nodes a filter lets through are told by their ids. */
export function namesId(filter: Filter): boolean {
  return partsOf(filter).some((part) => (part.op === 'eq' || part.op === 'in') && part.property === 'id')
}

function partsOf(filter: Filter): readonly Filter[] {
  return filter.op === 'and' ? filter.of.flatMap(partsOf) : [filter]
}
