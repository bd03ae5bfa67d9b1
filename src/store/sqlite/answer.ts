import { LinernotesError } from '../../errors.ts'
import { aggregateRow, type Group, rowsIn } from '../aggregate.ts'
import { type Trace, unindexedOrderLimit } from '../contract.ts'
import type { Answer, EdgeRow, LinkRow, NodeRow, PageRow, ParamValue } from '../selection.ts'
import type { Connection, Prepared } from './connection.ts'
import { lacksIndex } from './failures.ts'
import { byExternalId, redirected } from './lookup.ts'
import type {
  Compiled,
  GroupPlan,
  KnownLinksPlan,
  KnownPlan,
  LinkPlan,
  ListPlan,
  NodePlan,
  PagePlan,
  RefPlan,
  RootPlans,
  ValuePlan,
} from './plan.ts'
import type { Given } from './sql.ts'

/** The node whose list is read, and how many links it has that the list may show, where that is known. */
interface Parent {
  readonly pk: number
  readonly degree: number | undefined
}

/** Runs a compiled selection: walks from each node to its lists, reading what was read before from memory. */
export function answer(
  connection: Connection,
  compiled: Compiled,
  values: readonly ParamValue[],
  trace: Trace,
): Answer {
  const given: Given = { values, parent: 0, far: 0, beside: null, limit: 0 }
  const memos: Map<unknown, unknown>[] = Array.from({ length: compiled.memos }, () => new Map())

  switch (compiled.by) {
    case 'ids':
      return {
        nodes: (values[compiled.ids.param] as readonly string[]).map((id) => root(compiled.roots, id)),
        ...(compiled.links && { links: knownLinks(compiled.links) }),
      }
    case 'externalId': {
      const [source, value] = [values[compiled.source.param], values[compiled.id.param]] as string[]
      const id = byExternalId(connection, source!, value!)[0]
      return { nodes: [id === undefined ? null : root(compiled.roots, id)] }
    }
    case 'list':
      if (compiled.crowded && count(compiled.crowded.count) > unindexedOrderLimit)
        throw new LinernotesError('BAD_ARGUMENT', compiled.crowded.message)
      return { page: list(compiled.list) }
  }

  function root(roots: RootPlans, id: string): { of: number; row: NodeRow } | null {
    const found = rootRow(roots, id)
    if (found) return found
    const into = redirected(connection, id)
    return into === undefined ? null : rootRow(roots, into)
  }

  function rootRow(roots: RootPlans, id: string): { of: number; row: NodeRow } | null {
    const plan = roots.kindOf(id)
    const row = plan && byId(plan, id)
    return row ? { of: plan.of, row: nodeRow(plan.node, row) } : null
  }

  function byId(plan: KnownPlan, id: string): readonly unknown[] | undefined {
    given.beside = id
    return plan.byId.row(given, trace)
  }

  function nodeRow(plan: NodePlan, row: readonly unknown[]): NodeRow {
    const node: unknown[] = [row[1]]
    pushValues(node, plan, row, 2)
    for (const link of plan.links) node.push(listOf(link, row))
    return node
  }

  function pushValues(to: unknown[], { decode, refs }: ValuePlan, row: readonly unknown[], start: number): void {
    let place = start
    for (const decoded of decode) {
      const stored = row[place++]
      to.push(decoded ? decoded(stored) : stored)
    }
    for (const ref of refs) to.push(refRows(ref, row[place++] as string))
  }

  function refRows(plan: RefPlan, ids: string): readonly NodeRow[] {
    if (ids === '[]') return []
    const read = (id: string) => {
      const row = byId(plan, id)
      return row ? nodeRow(plan.node, row) : null
    }
    const rows = (JSON.parse(ids) as string[]).map((id) => remembered(plan.memo, id, () => read(id)))
    return rows.filter((row) => row !== null)
  }

  function knownLinks(plan: KnownLinksPlan): (LinkRow | null)[] {
    const find = plan.finding(given, trace)
    return (values[plan.known.param] as readonly string[]).map((written) => {
      const row = find(written)
      if (!row) return null
      const link = [row[0]]
      pushValues(link, plan.values, row, 1)
      return link
    })
  }

  function listOf(plan: LinkPlan, row: readonly unknown[]): PageRow {
    return remembered(plan.memo, row[0], () => {
      connection.checkDeadline()
      given.parent = row[0] as number
      given.beside = plan.beside === undefined ? null : (row[plan.beside] as string | null)
      const degree = plan.degree === undefined ? undefined : ((row[plan.degree] ?? 0) as number)
      return list(plan, { pk: row[0] as number, degree })
    })
  }

  function remembered<T>(memo: number, key: unknown, read: () => T): T {
    const before = memos[memo]!.get(key) as T | undefined
    if (before !== undefined) return before
    const now = read()
    memos[memo]!.set(key, now)
    return now
  }

  /** All statements run before any row is turned: turning one reads its own lists, with another parent. */
  function list(plan: ListPlan | LinkPlan, parent?: Parent): PageRow {
    const groups = plan.aggregate?.groups.rows(given, trace) ?? []
    const total = plan.total ? totalOf(plan.total, groups, parent) : null
    const aggregate = plan.aggregate && aggregateRow(plan.aggregate.selection, groups)
    const [edges, more] = plan.page && parent?.degree !== 0 ? page(plan, plan.page, parent) : [[], false]
    return aggregate ? [edges, more, total, aggregate] : [edges, more, total]
  }

  function totalOf(total: NonNullable<ListPlan['total']>, groups: readonly Group[], parent?: Parent): number {
    if (total === 'degree') return parent!.degree!
    if (total === 'groups') return rowsIn(groups)
    return parent?.degree === 0 ? 0 : count(total)
  }

  function page(plan: ListPlan | LinkPlan, shown: PagePlan, parent?: Parent): [EdgeRow[], boolean] {
    const { size, backward, peek } = shown.page
    const most = values[size.param] as number
    const rows = pageRows(shown, most + Number(peek), parent?.degree)
    const more = rows.length > most
    if (more) rows.length = most
    if (backward) rows.reverse()
    return [rows.map((row) => edgeRow(plan, row, parent?.pk)), more]
  }

  function pageRows(plan: PagePlan, most: number, degree = 0): unknown[][] {
    if (!isHub(plan, most, degree)) return rowsOf(plan.segments, most)
    try {
      return rowsOf(plan.driven!.segments, most)
    } catch (failure) {
      if (!lacksIndex(failure)) throw failure
      return rowsOf(plan.segments, most)
    }
  }

  function rowsOf(segments: readonly Prepared[], most: number): unknown[][] {
    const rows: unknown[][] = []
    for (const segment of segments) {
      given.limit = most - rows.length
      if (given.limit > 0) rows.push(...segment.rows(given, trace))
    }
    return rows
  }

  /** Sorting the links of a parent costs as its degree, walking the far kind as limit x rows / degree. */
  function isHub({ driven }: PagePlan, most: number, degree: number): boolean {
    return driven !== undefined && most > 0 && degree > most && degree ** 2 > most * count(driven.rows)
  }

  function count(statement: Prepared): number {
    return (statement.row(given, trace)![0] ?? 0) as number
  }

  function edgeRow(plan: ListPlan | LinkPlan, row: readonly unknown[], parent?: number): EdgeRow {
    const { link, node, page } = plan
    let place = 2 + node.columns.length
    const isPlaced = page!.page.keys
    const key = link && isPlaced ? row[place++] : null
    const keys = isPlaced ? row.slice(place + (link?.columns.length ?? 0)) : []
    const edge: unknown[] = [nodeRow(node, row), key, keys]
    if (link) pushValues(edge, link, row, place)
    if ('group' in plan && plan.group) edge.push(groupRows(plan.group, row[place + link!.columns.length - 1], parent!))
    else edge.push('via' in plan && plan.via ? viaRows(plan.via, parent!, row[0] as number) : [])
    return edge
  }

  function groupRows({ node, byRow, memo }: GroupPlan, owner: unknown, parent: number): NodeRow[] {
    if (owner === parent) return []
    return remembered(memo, owner, () => {
      given.beside = owner as number
      return [nodeRow(node, byRow.row(given, trace)!)]
    })
  }

  function viaRows({ between, node }: NonNullable<LinkPlan['via']>, parent: number, end: number): NodeRow[] {
    given.parent = parent
    given.beside = end
    return between.rows(given, trace).map((row) => nodeRow(node, row))
  }
}
