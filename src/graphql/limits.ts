import { LinernotesError } from '../errors.ts'
import type {
  KnownLinks,
  LinkSelection,
  ListSelection,
  NodeSelection,
  ParamValue,
  RefSelection,
  Selection,
} from '../store/selection.ts'

/** What one operation may ask for. */
export interface Limits {
  /** Rows of one page. */
  readonly page: number
  /** Lists below one another. */
  readonly depth: number
  /** Lists in one root field. */
  readonly links: number
  /** Rows that one root field could answer at the most. */
  readonly cost: number
  /** Milliseconds that looking for paths may keep the thread. */
  readonly walk: number
}

export const defaultLimits: Limits = { page: 200, depth: 8, links: 40, cost: 100_000, walk: 500 }

/** Cited sources are few; a list of them counts as this many rows. */
const refsWeight = 4

/**
 * QUERY_TOO_COSTLY when a selection nests too deep or holds too many lists. Says the limit and the value. `above`: lists
 * and walks that it hangs below.
 */
export function checkForm(selection: Selection, limits: Limits, above = 0): void {
  let lists = 0
  let deepest = 0
  const visit = (node: NodeSelection, depth: number) => {
    deepest = Math.max(deepest, depth)
    for (const list of below(node)) {
      lists++
      visit(list.node, depth + 1)
    }
    for (const { via } of node.links) if (via) visit(via, depth + 1)
  }
  for (const node of roots(selection)) visit(node, above + (selection.by === 'list' ? 1 : 0))
  for (const { node } of known(selection)?.refs ?? []) {
    lists++
    visit(node, above + 1)
  }
  if (deepest > limits.depth)
    throw new LinernotesError(
      'QUERY_TOO_COSTLY',
      `Lists are nested ${deepest} deep; at most ${limits.depth} is allowed.`,
    )
  if (lists > limits.links)
    throw new LinernotesError(
      'QUERY_TOO_COSTLY',
      `This field asks for ${lists} lists below it; at most ${limits.links} are allowed.`,
    )
}

/** QUERY_TOO_COSTLY when pages multiply to more rows than allowed. */
export function checkCost(selection: Selection, values: readonly ParamValue[], limits: Limits): void {
  const sizeOf = (list: ListSelection) => (list.page ? Number(values[list.page.size.param]) : 0)
  const rowsBelow = (node: NodeSelection): number => {
    let rows = 0
    for (const link of node.links)
      rows += sizeOf(link) * (1 + rowsBelow(link.node) + viaRows(link) + refsWeight * link.link.refs.length) + 1
    for (const ref of node.refs) rows += refsWeight * (1 + rowsBelow(ref.node))
    return rows
  }
  /** Nodes between are few as well; a group is one. */
  const viaRows = ({ via, through }: LinkSelection) => (via ? (through ? 1 : refsWeight) * (1 + rowsBelow(via)) : 0)
  let rows = 0
  if (selection.by === 'list') rows = sizeOf(selection.list) * (1 + rowsBelow(selection.list.node))
  else {
    const count = selection.by === 'ids' ? (values[selection.ids.param] as readonly string[]).length : 1
    rows = count * (1 + Math.max(0, ...selection.of.map(rowsBelow)))
    const links = known(selection)
    if (links) {
      const below = links.refs.reduce((rows, { node }) => rows + refsWeight * (1 + rowsBelow(node)), 0)
      rows += (values[links.known.param] as readonly string[]).length * (1 + below)
    }
  }
  if (rows > limits.cost)
    throw new LinernotesError(
      'QUERY_TOO_COSTLY',
      `This field could answer ${rows} rows; at most ${limits.cost} are allowed. Ask for smaller pages or fewer nested lists.`,
    )
}

function known(selection: Selection): KnownLinks | undefined {
  return selection.by === 'ids' ? selection.links : undefined
}

function roots(selection: Selection): readonly NodeSelection[] {
  return selection.by === 'list' ? [selection.list.node] : selection.of
}

function below(node: NodeSelection): readonly (LinkSelection | RefSelection)[] {
  return [...node.links, ...node.refs, ...node.links.flatMap((link) => link.link.refs)]
}
