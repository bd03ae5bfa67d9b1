import type { Model } from '../../src/model/index.ts'
import type { LinkRecord, NodeRecord, PropertyValues, ReadOptions, Store } from '../../src/store/contract.ts'
import type {
  Answer,
  EdgeRow,
  LinkSelection,
  ListSelection,
  NodeRow,
  NodeSelection,
  OrderTerm,
  Page,
  PageRow,
  Selection,
} from '../../src/store/selection.ts'
import type { DraftSelection } from '../support/arbitrary-selection.ts'
import { type Draft, parted } from '../support/draft.ts'
import { foldByHand } from '../support/fold-by-hand.ts'
import { graphOf } from '../support/graph.ts'
import { walkedModel } from '../support/walked-model.ts'

/** An empty store over a model. */
export type Open = (model: Model) => Promise<Store>

export function node(id: string, properties: PropertyValues = {}): NodeRecord {
  const kind = walkedModel.kindOfId(id)!
  return { kind: kind.name, id, properties: { [kind.display]: id.slice(id.indexOf(':') + 1), ...properties } }
}

export function link(type: string, from: string, to: string, properties: PropertyValues = {}): LinkRecord {
  return { type, from, to, properties }
}

/** The key of a link, computed a second time. */
export function keyOf(one: LinkRecord): string {
  return graphOf(walkedModel, [], [one]).links[0]!.key
}

export const value = <T extends string | number | boolean | readonly string[] | readonly number[]>(value: T) => ({
  value,
})
export const folded = (text: string) => value(foldByHand(text))
export const by = (property: string, descending = false, on: OrderTerm['on'] = 'node'): OrderTerm => ({
  on,
  property,
  descending,
})
export const page = (size: number, more: Partial<Draft<Page>> = {}): Draft<Page> => ({
  size: value(size),
  backward: false,
  peek: false,
  keys: false,
  ...more,
})
export const whole = (kind: string, more: Partial<Draft<NodeSelection>> = {}): Draft<NodeSelection> => ({
  kind,
  properties: [],
  refs: [],
  links: [],
  ...more,
})

export function listed(kind: string, more: Partial<Draft<ListSelection>> = {}): Draft<ListSelection> {
  return { node: whole(kind), order: [], page: page(100), total: false, ...more }
}

export function linked(kind: string, field: string, more: Partial<Draft<LinkSelection>> = {}): Draft<LinkSelection> {
  const { target } = walkedModel.field(kind, field)!
  return { field, link: { properties: [], refs: [] }, ...listed(target), ...more }
}

export function ask(store: Store, draft: DraftSelection, run?: ReadOptions): Promise<Answer> {
  const { form, values } = parted<Selection>(draft)
  return store.read(form, values, run)
}

/** The page of a root list. */
export async function pageOf(store: Store, kind: string, more: Partial<Draft<ListSelection>> = {}): Promise<PageRow> {
  const answer = await ask(store, { by: 'list', list: listed(kind, more) })
  if (!('page' in answer)) throw new Error('A list must be answered with a page.')
  return answer.page
}

/** The page of a link field at one node. */
export async function linksAt(
  store: Store,
  id: string,
  field: string,
  more: Partial<Draft<LinkSelection>> = {},
): Promise<PageRow> {
  const kind = walkedModel.kindOfId(id)!.name
  const rows = await rowsOf(store, [id], whole(kind, { links: [linked(kind, field, more)] }))
  return rows[0]![1] as PageRow
}

/** The rows of ids, with null where there is none. */
export async function rowsOf(
  store: Store,
  ids: readonly string[],
  ...of: Draft<NodeSelection>[]
): Promise<(NodeRow | null)[]> {
  const answer = await ask(store, { by: 'ids', ids: value(ids), of })
  if (!('nodes' in answer)) throw new Error('Ids must be answered with nodes.')
  return answer.nodes.map((found) => found?.row ?? null)
}

/** The names in the ids of a page's nodes: "artist:a" is "a". */
export function namesIn([edges]: PageRow): string[] {
  return edges.map((edge) => idOf(edge).slice(idOf(edge).indexOf(':') + 1))
}
export const idOf = (edge: EdgeRow) => (edge[0] as readonly [string])[0]
export const keyIn = (edge: EdgeRow) => edge[1] as string
export const keysIn = (edge: EdgeRow) => edge[2] as readonly (string | number | null)[]

/** The position of a row that was read with its keys. */
export function positionOf(edge: EdgeRow) {
  const keys = keysIn(edge).map((key) => (key === null ? null : value(key)))
  return { keys, id: value(idOf(edge)), ...(edge[1] !== null && { link: value(keyIn(edge)) }) }
}

export async function gathered<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = []
  for await (const batch of batches) all.push(...batch)
  return all
}

export const nothing = { nodes: [], links: [] }
