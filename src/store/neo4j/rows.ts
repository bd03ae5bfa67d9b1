import type { Properties } from '../../model/define.ts'
import type { LinkField } from '../../model/index.ts'
import type { LinkSelection, ListSelection, NodeSelection, RefSelection } from '../selection.ts'
import { groupsOf } from './aggregate.ts'
import type { PageLayout, RowLayout } from './answer.ts'
import { asked, nodeSubject, type Subject } from './filter.ts'
import { eitherWay, mayBeWalked } from './hubs.ts'
import { at, quoted, storedNames } from './names.ts'
import { beyond, keysOf, limit, orderBy, termsOf } from './order.ts'
import { call, type Statement, where } from './statement.ts'
import { degree, type Steps, stepsOf, withGroups } from './steps.ts'

/** What to run for each node at hand before its row can be built, the row as an expression, and what it holds. */
export interface Rows {
  readonly calls: readonly string[]
  readonly text: string
  readonly layout: RowLayout
}

/** `[id, …properties, …refs, …links]` */
export function nodeRow(out: Statement, node: NodeSelection, variable: string): Rows {
  const { properties } = out.model.kinds.get(node.kind)!
  const own = propertyValues(properties, node.properties, variable, 1)
  const refs = refLists(out, properties, node.refs, variable, 1 + node.properties.length)
  const links = node.links.map((selection, place) => ({
    place: 1 + node.properties.length + node.refs.length + place,
    ...linkList(out, node.kind, selection, variable),
  }))
  return {
    calls: [...refs.calls, ...links.flatMap(({ calls }) => calls)],
    text: `[${[at(variable, 'id'), ...own.texts, ...refs.texts, ...links.map(({ text }) => text)].join(', ')}]`,
    layout: { records: own.records, lists: refs.lists, pages: links },
  }
}

function propertyValues(properties: Properties, names: readonly string[], variable: string, from: number) {
  const stored = names.map((name) => storedNames(properties).get(name)!)
  return {
    texts: stored.map(({ name }) => at(variable, name)),
    records: stored.flatMap(({ declared }, place) => (declared.type === 'records' ? [from + place] : [])),
  }
}

function refLists(
  out: Statement,
  properties: Properties,
  refs: readonly RefSelection[],
  variable: string,
  from: number,
) {
  const lists = refs.map(({ property, node }, place) => {
    const { name, refs: ids } = storedNames(properties).get(property)!
    return { place: from + place, ...nodesOf(out, node, variable, at(variable, ids ?? name)) }
  })
  return { calls: lists.flatMap(({ calls }) => calls), texts: lists.map(({ text }) => text), lists }
}

/** The nodes of one kind whose ids a list holds, in order of id. */
export function nodesOf(out: Statement, node: NodeSelection, holder: string, ids: string): Rows {
  const variable = out.fresh('n')
  const rows = nodeRow(out, node, variable)
  const text = out.fresh('p')
  const calls = call(
    [holder],
    [
      `MATCH (${variable}:${quoted(node.kind)}) WHERE ${at(variable, 'id')} IN ${ids}`,
      `WITH ${variable} ORDER BY ${at(variable, 'id')}`,
      ...rows.calls,
      `RETURN collect(${rows.text}) AS ${text}`,
    ],
  )
  return { calls, text, layout: rows.layout }
}

function linkList(
  out: Statement,
  kind: string,
  selection: LinkSelection,
  near: string,
): { calls: readonly string[]; text: string; layout: PageLayout } {
  const field = out.model.field(kind, selection.field)!
  const page = selection.page ? linkPage(out, field, selection, near) : emptyPage
  const further = selection.aggregate
    ? linkGroups(out, field, selection, near)
    : selection.total
      ? linkTotal(out, field, selection, near)
      : undefined
  return {
    calls: [...page.calls, ...(further?.calls ?? [])],
    ...pageParts(selection, page, further?.text),
  }
}

/** A page, with its groups or else its total where they are asked for, as one value. */
export function pageParts(
  { page, total, aggregate }: ListSelection,
  { text, layout }: { readonly text: string; readonly layout: Pick<PageLayout, 'node' | 'edge'> },
  further: string | undefined,
): { text: string; layout: PageLayout } {
  return {
    text: further === undefined ? text : `[${text}, ${further}]`,
    layout: { ...layout, page, counted: total, aggregate },
  }
}

const nothing: RowLayout = { records: [], lists: [], pages: [] }
export const emptyPage = { calls: [], text: '[]', layout: { node: nothing, edge: nothing } } as const

/** Each edge `[node, link key or null, order keys, …link properties, …link refs, via]`, first in the order comes first. */
function linkPage(out: Statement, field: LinkField, selection: LinkSelection, near: string) {
  const page = selection.page!
  const owners = ownersOf(out, field, selection, near)
  const steps = stepsOf(out, field, { near: owners.variable }, selection.narrow)
  const [node, link] = subjects(out, field, steps)
  const terms = termsOf(selection.order, node, link, page.beyond)
  const further = beyond(terms, page.backward)
  const row = nodeRow(out, selection.node, node.variable)
  const edge = link
    ? linkValues(out, selection, link, near, owners.variable)
    : between(out, field, selection, near, steps)
  const text = out.fresh('p')
  const kept = link
    ? [node.variable, link.variable, ...(selection.through ? [owners.variable] : [])]
    : [`DISTINCT ${near}`, node.variable]
  const conditions = where([
    ...steps.conditions,
    ...asked(out, selectionFilters(selection), node, link),
    ...(further ? [further] : []),
  ])
  const found = [`MATCH ${steps.pattern}`, ...conditions]
  const shown = `${kept.join(', ')} ${orderBy(terms, page.backward)} ${limit(page)}`
  const calls = call(
    [near],
    [
      ...owners.lines,
      ...(mayBeWalked(out, field, selection)
        ? eitherWay(field, { near, steps, terms, page, sorted: [...found, `RETURN ${shown}`] })
        : [...found, `WITH ${shown}`]),
      ...row.calls,
      ...edge.calls,
      `RETURN collect([${[row.text, link && page.keys ? at(link.variable, 'key') : 'null', keysOf(terms, selection.order, page), ...edge.texts].join(', ')}]) AS ${text}`,
    ],
  )
  return { calls, text, layout: { node: row.layout, edge: edge.layout } }
}

function linkTotal(
  out: Statement,
  field: LinkField,
  selection: LinkSelection,
  near: string,
): Pick<Rows, 'calls' | 'text'> {
  const filters = selectionFilters(selection)
  const known = filters.node || filters.link || selection.through ? undefined : degree(out, field, near)
  if (known) return { calls: [], text: known }
  const { lines, node, link } = linkRows(out, field, selection, near)
  const text = out.fresh('t')
  const counted = link ? '*' : `DISTINCT ${node.variable}`
  return { calls: call([near], [...lines, `RETURN count(${counted}) AS ${text}`]), text }
}

function linkGroups(out: Statement, field: LinkField, selection: LinkSelection, near: string) {
  const { lines, node, link } = linkRows(out, field, selection, near)
  const once = link ? [] : [`WITH DISTINCT ${node.variable}`]
  return groupsOf(out, selection.aggregate!, [near], { lines: [...lines, ...once], node, link })
}

/** All rows of a list, whatever its page; for a chain a node comes as often as there are ways to it. */
function linkRows(out: Statement, field: LinkField, selection: LinkSelection, near: string) {
  const owners = ownersOf(out, field, selection, near)
  const steps = stepsOf(out, field, { near: owners.variable }, selection.narrow)
  const [node, link] = subjects(out, field, steps)
  const conditions = where([...steps.conditions, ...asked(out, selectionFilters(selection), node, link)])
  return { lines: [...owners.lines, `MATCH ${steps.pattern}`, ...conditions], node, link }
}

function subjects(out: Statement, field: LinkField, steps: Steps): [node: Subject, link: Subject | undefined] {
  const link = steps.link ? { variable: steps.link, properties: field.hops[0].link.properties } : undefined
  return [nodeSubject(out, field.target, steps.far), link]
}

function selectionFilters({ where, linkWhere }: LinkSelection) {
  return { ...(where && { node: where }), ...(linkWhere && { link: linkWhere }) }
}

/** Whose links are listed: the node's, or those of its groups too. */
function ownersOf(out: Statement, { through }: LinkField, selection: LinkSelection, near: string) {
  return selection.through ? withGroups(out, through!.hop, near) : { lines: [], variable: near }
}

/** What an edge carries of its link, from the fourth place on, and the group whose link it is. */
function linkValues(out: Statement, selection: LinkSelection, link: Subject, near: string, owner: string) {
  const { properties, refs } = selection.link
  const own = propertyValues(link.properties, properties, link.variable, 3)
  const lists = refLists(out, link.properties, refs, link.variable, 3 + properties.length)
  const group = groupList(out, selection, near, owner)
  const place = 3 + properties.length + refs.length
  return {
    calls: [...lists.calls, ...group.calls],
    texts: [...own.texts, ...lists.texts, group.text],
    layout: {
      records: own.records,
      lists: [...lists.lists, ...(group.layout ? [{ place, layout: group.layout }] : [])],
      pages: [],
    },
  }
}

/** The group, or nothing where the link is the node's own. */
function groupList(out: Statement, { through, via }: LinkSelection, near: string, owner: string) {
  if (!through || !via) return { calls: [], text: '[]' }
  const rows = nodeRow(out, via, owner)
  const text = out.fresh('p')
  const lines = [`WITH ${owner} WHERE ${owner} <> ${near}`, ...rows.calls, `RETURN collect(${rows.text}) AS ${text}`]
  return { calls: call([near, owner], lines), text, layout: rows.layout }
}

/** The nodes a chain's far node was reached through, each once, in order of id. */
function between(out: Statement, field: LinkField, { via }: LinkSelection, near: string, { far }: Steps) {
  if (!via) return { calls: [], texts: ['[]'], layout: nothing }
  const steps = stepsOf(out, field, { near, far })
  const middle = steps.middle!
  const rows = nodeRow(out, via, middle)
  const text = out.fresh('p')
  const calls = call(
    [near, far],
    [
      `MATCH ${steps.pattern}`,
      `WITH DISTINCT ${middle} ORDER BY ${at(middle, 'id')}`,
      ...rows.calls,
      `RETURN collect(${rows.text}) AS ${text}`,
    ],
  )
  return { calls, texts: [text], layout: { records: [], lists: [{ place: 3, layout: rows.layout }], pages: [] } }
}
