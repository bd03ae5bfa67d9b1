import type { Properties } from '../../model/define.ts'
import type { Comparison, Filter } from '../selection.ts'
import { at, storedNames } from './names.ts'
import { param, type Statement, where } from './statement.ts'
import { stepsOf } from './steps.ts'

/** What a filter or an order is about: a node, or a link, which has no kind. */
export interface Subject {
  readonly variable: string
  readonly properties: Properties
  readonly kind?: string
}

export function nodeSubject(out: Statement, kind: string, variable: string): Subject {
  return { variable, kind, properties: out.model.kinds.get(kind)!.properties }
}

/**
 * A filter as a condition that is true exactly where the filter is. Where it is not, the condition may be null as well
 * as false, which is all the same to AND, OR and WHERE, so a leaf stays what an index can answer; only NOT minds.
 */
export function condition(out: Statement, filter: Filter, subject: Subject): string {
  switch (filter.op) {
    case 'and':
      return joined(
        filter.of.map((part) => condition(out, part, subject)),
        ' AND ',
        'true',
      )
    case 'or':
      return joined(
        filter.of.map((part) => condition(out, part, subject)),
        ' OR ',
        'false',
      )
    case 'not':
      return untrue(condition(out, filter.of, subject))
    case 'isNull':
      return `${property(subject, filter.property, true)} IS ${filter.is ? '' : 'NOT '}NULL`
    case 'in':
      return `${property(subject, filter.property, filter.exact)} IN ${param(filter.values)}`
    case 'hasAny':
      return `any(x IN ${param(filter.values)} WHERE x IN ${property(subject, filter.property)})`
    case 'hasAll':
      return `all(x IN ${param(filter.values)} WHERE x IN ${property(subject, filter.property)})`
    case 'some':
    case 'none':
    case 'all':
      return quantified(out, filter, subject)
    default:
      return `${property(subject, filter.property, filter.exact)} ${operators[filter.op]} ${param(filter.value)}`
  }
}

const operators: Record<Comparison, string> = {
  eq: '=',
  ne: '<>',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  startsWith: 'STARTS WITH',
  endsWith: 'ENDS WITH',
  contains: 'CONTAINS',
}

/** Conditions about the far node and the link of a field, together; none when nothing is asked of either. */
export function asked(
  out: Statement,
  { node, link }: { readonly node?: Filter; readonly link?: Filter },
  far: Subject,
  over: Subject | undefined,
): string[] {
  const conditions = node ? [condition(out, node, far)] : []
  return link && over ? [...conditions, condition(out, link, over)] : conditions
}

function quantified(
  out: Statement,
  filter: Extract<Filter, { op: 'some' | 'none' | 'all' }>,
  subject: Subject,
): string {
  const field = out.model.field(subject.kind!, filter.field)!
  const steps = stepsOf(out, field, { near: subject.variable })
  const over = steps.link ? { variable: steps.link, properties: field.hops[0].link.properties } : undefined
  const wanted = asked(out, filter, nodeSubject(out, field.target, steps.far), over)
  const kept = filter.op === 'all' ? [untrue(joined(wanted, ' AND ', 'true'))] : wanted
  const lines = [`MATCH ${steps.pattern}`, ...where([...steps.conditions, ...kept])]
  return `${filter.op === 'some' ? '' : 'NOT '}EXISTS { ${lines.join(' ')} }`
}

/** What a comparison reads: the fold, or with `exact` the value as written. */
function property({ variable, properties }: Subject, name: string, exact = false): string {
  if (name === 'id') return at(variable, 'id')
  const stored = storedNames(properties).get(name)!
  return at(variable, exact ? stored.name : (stored.key ?? stored.name))
}

function untrue(text: string): string {
  return `NOT coalesce(${text}, false)`
}

export function joined(parts: readonly string[], between: ' AND ' | ' OR ', none: 'true' | 'false'): string {
  return parts.length < 2 ? (parts[0] ?? none) : `(${parts.join(between)})`
}
