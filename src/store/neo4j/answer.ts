import { aggregateRow, type Group, rowsIn } from '../aggregate.ts'
import type { Trace } from '../contract.ts'
import type { AggregateSelection, Page, PageRow, ParamValue } from '../selection.ts'

/** Where in a row something must still be done to it. Rows without such a place are handed on as they came. */
export interface RowLayout {
  /** Records, which are stored as JSON. */
  readonly records: readonly number[]
  /** Lists of rows: what refs name, the nodes between of a chain. */
  readonly lists: readonly { readonly place: number; readonly layout: RowLayout }[]
  readonly pages: readonly { readonly place: number; readonly layout: PageLayout }[]
}

/** A list comes as its edges; with a total as `[edges, total]`, with an aggregate as `[edges, groups]`, which tell the total too. */
export interface PageLayout {
  readonly page: Page | undefined
  readonly counted: boolean
  readonly aggregate: AggregateSelection | undefined
  readonly node: RowLayout
  /** The edge's own values, after node, link key and order keys. */
  readonly edge: RowLayout
}

/** What the answer to one request is finished with. */
export interface Given {
  readonly values: readonly ParamValue[]
  readonly trace?: Trace | undefined
}

/** The rows are the driver's own lists, made for this answer: they are changed in place rather than copied. */
export function finishRows(rows: readonly unknown[], layout: RowLayout, given: Given): void {
  if (given.trace) given.trace.rows += rows.length
  finishEach(rows as unknown[][], layout, given)
}

export function finishPage(came: unknown, layout: PageLayout, given: Given): PageRow {
  const { counted, aggregate } = layout
  const [edges, further] = (counted || aggregate ? came : [came]) as [unknown[][], (number | Group[])?]
  const groups = aggregate ? (further as Group[]) : []
  const total = counted ? (aggregate ? rowsIn(groups) : (further as number)) : null
  const more = cut(edges, layout.page, given.values)
  if (given.trace) given.trace.rows += edges.length + groups.length
  if (!isPlain(layout.node)) for (const edge of edges) finishRow(edge[0] as unknown[], layout.node, given)
  finishEach(edges, layout.edge, given)
  return aggregate ? [edges, more, total, aggregateRow(aggregate, groups)] : [edges, more, total]
}

/** Takes off the row fetched to see whether there are more, and puts a page read from its end in list order. */
function cut(edges: unknown[], page: Page | undefined, values: readonly ParamValue[]): boolean {
  if (!page) return false
  const size = values[page.size.param] as number
  const more = page.peek && edges.length > size
  if (more) edges.length = size
  if (page.backward) edges.reverse()
  return more
}

function finishEach(rows: readonly unknown[][], layout: RowLayout, given: Given): void {
  if (!isPlain(layout)) for (const row of rows) finishRow(row, layout, given)
}

function finishRow(row: unknown[], { records, lists, pages }: RowLayout, given: Given): void {
  for (const place of records) row[place] = JSON.parse((row[place] as string | null) ?? '[]')
  for (const { place, layout } of lists) finishRows(row[place] as unknown[], layout, given)
  for (const { place, layout } of pages) row[place] = finishPage(row[place], layout, given)
}

function isPlain({ records, lists, pages }: RowLayout): boolean {
  return records.length + lists.length + pages.length === 0
}
