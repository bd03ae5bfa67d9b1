import { part } from '../aggregate.ts'
import type { AggregateSelection, SpanSelection } from '../selection.ts'
import type { Subject } from './filter.ts'
import { at, storedNames } from './names.ts'
import { call, type Statement } from './statement.ts'

/** The rows of a list as clauses that leave its node, and its link where it has one, in these variables. */
export interface Listed {
  readonly lines: readonly string[]
  readonly node: Subject
  readonly link?: Subject | undefined
}

/** The rows of a list in the groups that store/aggregate.ts joins, in a CALL that sees the given variables. */
export function groupsOf(
  out: Statement,
  { spans, years, roles }: AggregateSelection,
  seen: readonly string[],
  { lines, node, link }: Listed,
): { calls: readonly string[]; text: string } {
  const bound: string[] = []
  const as = (expression: string) => {
    const name = out.fresh('a')
    bound.push(`${expression} AS ${name}`)
    return name
  }
  const group = [
    years === undefined ? 'null' : as(yearOf(node, years)),
    roles === undefined ? 'null' : as(propertyOf(link!, roles)),
    as('count(*)'),
    ...spans.flatMap((span) => parts(node, span).map(as)),
  ]
  const text = out.fresh('g')
  const calls = call(seen, [...lines, `WITH ${bound.join(', ')}`, `RETURN collect([${group.join(', ')}]) AS ${text}`])
  return { calls, text }
}

function parts(node: Subject, { property, sum }: SpanSelection): string[] {
  const value = propertyOf(node, property)
  const ends = [`min(${value})`, `max(${value})`]
  return sum ? [...ends, `sum(${value} / ${part})`, `sum(${value} % ${part})`, `count(${value})`] : ends
}

export function yearOf(node: Subject, property: string): string {
  const value = propertyOf(node, property)
  return node.properties[property]!.type === 'date' ? `toInteger(left(${value}, 4))` : value
}

function propertyOf({ variable, properties }: Subject, property: string): string {
  return at(variable, storedNames(properties).get(property)!.name)
}
