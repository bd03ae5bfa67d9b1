import type { AggregateSelection, ListSelection, Page } from '../selection.ts'
import { groupsOf } from './aggregate.ts'
import { anchored, type Found, namesId } from './anchor.ts'
import type { PageLayout } from './answer.ts'
import { condition, nodeSubject } from './filter.ts'
import { at, quoted } from './names.ts'
import { beyond, keysOf, limit, orderBy, type Term, termsOf } from './order.ts'
import { emptyPage, nodeRow, pageParts } from './rows.ts'
import { type Segment, segments } from './segments.ts'
import { call, type Statement, unioned, where } from './statement.ts'

/** A statement that answers with one record of one value, as its layout says. */
export function listStatement(out: Statement, list: ListSelection): { lines: readonly string[]; layout: PageLayout } {
  const page = list.page ? pageOf(out, list, list.page) : { ...emptyPage, lines: [] }
  const groups = list.aggregate && groupsIn(out, list, list.aggregate)
  const total = list.total && !groups ? totalOf(out, list) : undefined
  const { text, layout } = pageParts(list, { ...page, text: 'page' }, groups?.text ?? total)
  if (text === 'page') return { lines: [...page.lines, `RETURN ${page.text} AS page`], layout }
  return { lines: [...page.lines, `WITH ${page.text} AS page`, ...(groups?.calls ?? []), `RETURN ${text}`], layout }
}

function groupsIn(out: Statement, list: ListSelection, selection: AggregateSelection) {
  const variable = out.fresh('n')
  const { lines, conditions } = found(out, list, variable)
  const node = nodeSubject(out, list.node.kind, variable)
  // Seeing the page keeps the planner from joining the two as if they were lists: each is one row.
  return groupsOf(out, selection, ['page'], { lines: [...lines, ...where(conditions)], node })
}

/** Without a filter it is a number Neo4j keeps. */
function totalOf(out: Statement, list: ListSelection): string {
  if (!list.where) return `COUNT { (:${quoted(list.node.kind)}) }`
  const variable = out.fresh('n')
  const { lines, conditions } = found(out, list, variable)
  return `COUNT { ${[...lines, ...where(conditions), `RETURN ${variable}`].join(' ')} }`
}

function pageOf(out: Statement, list: ListSelection, page: Page) {
  const variable = out.fresh('n')
  const terms = termsOf(list.order, nodeSubject(out, list.node.kind, variable), undefined, page.beyond)
  const ordered = inOrder(out, list, page, variable, terms)
  const row = nodeRow(out, list.node, variable)
  return {
    lines: [...ordered, ...row.calls],
    text: `collect([${row.text}, null, ${keysOf(terms, list.order, page)}, []])`,
    layout: { node: row.layout, edge: emptyPage.layout.edge },
  }
}

/** Clauses that leave the page's nodes, in order: read off an index where the order has one and no ids are named. */
function inOrder(out: Statement, list: ListSelection, page: Page, variable: string, terms: readonly Term[]): string[] {
  const rows = found(out, list, variable)
  const sorted = (verb: 'WITH' | 'RETURN', hint: string, { keys, conditions }: Omit<Segment, 'index'>) => [
    ...rows.lines.slice(0, -1),
    `${rows.lines.at(-1)}${hint}`,
    ...where([...rows.conditions, ...conditions]),
    `${verb} ${variable} ${orderBy(keys, page.backward)} ${limit(page)}`,
  ]
  if (rows.few || !isIndexed(out, list)) {
    const further = beyond(terms, page.backward)
    return sorted('WITH', '', { keys: terms, conditions: further ? [further] : [] })
  }
  // Without a filter no other index can be better, and fresh statistics are not waited for.
  const hint = ({ index }: Segment) =>
    index && !list.where ? ` USING INDEX ${variable}:${quoted(list.node.kind)}(${index.join(', ')})` : ''
  const parts = segments(terms, page.backward)
  if (parts.length === 1) return sorted('WITH', hint(parts[0]!), parts[0]!)
  return [
    ...call([], unioned(parts.map((part) => sorted('RETURN', hint(part), part)))),
    `WITH ${variable} ${limit(page)}`,
  ]
}

/** The nodes of a list; `few` when they are not looked for among all of their kind. */
function found(out: Statement, { node: { kind }, where }: ListSelection, variable: string): Found & { few: boolean } {
  const byId = where !== undefined && namesId(where)
  const start = where && !byId ? anchored(out, kind, where, variable) : undefined
  if (start) return { ...start, few: true }
  // Every index of ours ends with the id: the planner leaves it out unless a condition speaks of that too.
  const conditions = where
    ? [condition(out, where, nodeSubject(out, kind, variable)), `${at(variable, 'id')} IS NOT NULL`]
    : []
  return { lines: [`MATCH (${variable}:${quoted(kind)})`], conditions, few: byId }
}

function isIndexed({ model }: Statement, { node, order }: ListSelection): boolean {
  const first = order[0]?.property ?? 'id'
  return first === 'id' || model.sorted(node.kind, first)!.indexed
}
