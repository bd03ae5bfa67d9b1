import type { AggregateRow, Answer, EdgeRow, NodeRow, PageRow, ParamValue } from '../store/selection.ts'
import { bind, encodeCursor } from './cursors.ts'
import { badCursor } from './select/page.ts'
import { groupIn, sentenceOf } from './sentence.ts'
import type {
  AggregatePlace,
  CursorMaker,
  EdgePlace,
  LinkShape,
  ObjectShape,
  PagePlace,
  PageShape,
  PartsShape,
  Place,
  RecordShape,
  WalkPlan,
} from './shape.ts'

/** Marks an object made from a shape with the name of its type; its other keys are response keys. */
export const shapedType: unique symbol = Symbol('type')

export type Shaped = Record<string | symbol, unknown>

/** Marks an answer that has a null where the schema allows none. */
const incomplete: unique symbol = Symbol('incomplete')

export function isIncomplete(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && incomplete in answer
}

/** Marks an answer that has one. */
export function marked(answer: unknown, holes: number): unknown {
  return holes > 0 && typeof answer === 'object' && answer !== null
    ? Object.assign(answer, { [incomplete]: true })
    : answer
}

/** What one answer is made with, and what its making leaves to be done. */
export interface Making {
  readonly values: readonly ParamValue[]
  /** Walks that begin at nodes of the answer. */
  readonly walks: Due[]
  /** Nulls where the schema allows none. */
  holes: number
}

/** A walk that is due: its field stands in the answer already and waits for its value. */
export interface Due {
  readonly plan: WalkPlan
  /** The id of the node it begins at; undefined at the root. */
  readonly from?: string
  readonly put: (value: unknown) => void
}

export function making(values: readonly ParamValue[]): Making {
  return { values, walks: [], holes: 0 }
}

export function present(value: unknown, required: boolean | undefined, making: Making): unknown {
  if (required && (value === null || value === undefined)) making.holes++
  return value
}

export type RootShape = { readonly of: readonly ObjectShape[]; readonly many: boolean } | { readonly page: PageShape }

/** Turns what a store answered into what was asked for: objects keyed by response keys, nothing looked up again. */
export function project(shape: RootShape, answer: Answer, making: Making): unknown {
  if ('page' in shape) return 'page' in answer ? projectPage(shape.page, answer.page, [''], making) : null
  if (!('nodes' in answer)) return null
  const nodes = answer.nodes.map((node) => node && projectNode(shape.of[node.of]!, node.row, making))
  return shape.many ? nodes : (nodes[0] ?? null)
}

export function projectNode(shape: ObjectShape, row: NodeRow, making: Making): Shaped {
  const made: Shaped = { [shapedType]: shape.type }
  for (const [key, place] of shape.fields)
    made[key] = place.from === 'walk' ? due(place.plan, row, making, made, key) : valueAt(place, row, making)
  return made
}

function due(plan: WalkPlan, row: NodeRow, { walks }: Making, made: Shaped, key: string): null {
  walks.push({
    plan,
    from: row[0] as string,
    put: (value) => {
      made[key] = value
    },
  })
  return null
}

export function projectNodes(shape: ObjectShape, rows: unknown, making: Making): Shaped[] {
  return (rows as readonly NodeRow[]).map((row) => projectNode(shape, row, making))
}

function valueAt(place: Exclude<Place, { readonly from: 'walk' }>, row: NodeRow, making: Making): unknown {
  switch (place.from) {
    case 'constant':
      return place.value
    case 'row':
      return present(row[place.slot.at], place.required, making)
    case 'nodes':
      return projectNodes(place.shape, row[place.slot.at], making)
    case 'records':
      return projectRecords(place.shape, row[place.slot.at], place.refs ? row[place.refs.at] : [], making)
    case 'page':
      return projectPage(place.shape, row[place.slot.at] as PageRow, row, making)
  }
}

function projectRecords(shape: RecordShape, records: unknown, refs: unknown, making: Making): Shaped[] {
  const nodes = new Map((refs as readonly NodeRow[]).map((row) => [row[0], row]))
  return (records as readonly Record<string, unknown>[]).map((record) => {
    const made: Shaped = { [shapedType]: shape.type }
    for (const [key, place] of shape.fields) {
      if (place.from === 'constant') made[key] = place.value
      else if (place.from === 'field') made[key] = present(record[place.name] ?? null, place.required, making)
      else {
        const ids = record[place.name]
        const one = (id: unknown) => {
          const row = nodes.get(id)
          return row ? [projectNode(place.shape, row, making)] : []
        }
        made[key] = Array.isArray(ids) ? ids.flatMap(one) : (one(ids)[0] ?? null)
      }
    }
    return made
  })
}

function projectPage(shape: PageShape, page: PageRow, parent: NodeRow, making: Making): Shaped {
  const { cursors } = shape
  let bound: string | undefined
  const binding = () => (bound ??= bind(cursors, making.values, parent[0] as string))
  if (cursors.beyond !== undefined && making.values[cursors.beyond] !== binding()) throw badCursor(cursors.list)
  const cursorOf = (edge: EdgeRow | undefined) =>
    edge
      ? encodeCursor({
          bound: binding(),
          keys: edge[2] as (string | number | null)[],
          id: (edge[0] as NodeRow)[0] as string,
          link: edge[1] as string | null,
        })
      : null
  const made: Shaped = { [shapedType]: shape.type }
  for (const [key, place] of shape.fields) made[key] = pageValue(place, page, parent, making, cursors, cursorOf)
  return made
}

type CursorOf = (edge: EdgeRow | undefined) => string | null

function pageValue(
  place: PagePlace,
  [edges, more, total, aggregate]: PageRow,
  parent: NodeRow,
  making: Making,
  cursors: CursorMaker,
  cursorOf: CursorOf,
): unknown {
  switch (place.from) {
    case 'constant':
      return place.value
    case 'total':
      return total
    case 'aggregate': {
      const made: Shaped = { [shapedType]: place.type }
      for (const [key, at] of place.fields) made[key] = aggregateValue(at, total, aggregate)
      return made
    }
    case 'nodes':
      return edges.map((edge) => projectNode(place.shape, edge[0] as NodeRow, making))
    case 'edges':
      return edges.map((edge) => {
        const made: Shaped = { [shapedType]: place.type }
        for (const [key, at] of place.fields) made[key] = edgeValue(at, edge, parent, making, cursorOf)
        return made
      })
    case 'pageInfo': {
      const elsewhere = cursors.beyond !== undefined
      const info = {
        __typename: 'PageInfo',
        hasNextPage: cursors.backward ? elsewhere : more,
        hasPreviousPage: cursors.backward ? more : elsewhere,
        startCursor: undefined,
        endCursor: undefined,
      }
      const made: Shaped = { [shapedType]: 'PageInfo' }
      for (const [key, name] of place.fields)
        made[key] =
          name === 'startCursor' ? cursorOf(edges[0]) : name === 'endCursor' ? cursorOf(edges.at(-1)) : info[name]
      return made
    }
  }
}

function aggregateValue(place: AggregatePlace, total: number | null, aggregate: AggregateRow | undefined): unknown {
  switch (place.from) {
    case 'constant':
      return place.value
    case 'total':
      return total
    case 'span': {
      const span = aggregate![0][place.slot.at]
      return span ? projectParts(place, span) : null
    }
    case 'counts':
      return aggregate![place.part].map((counted) => projectParts(place, counted))
  }
}

function projectParts({ type, fields }: PartsShape, parts: readonly unknown[]): Shaped {
  const made: Shaped = { [shapedType]: type }
  for (const [key, place] of fields) made[key] = place.from === 'constant' ? place.value : parts[place.at]
  return made
}

function edgeValue(place: EdgePlace, edge: EdgeRow, parent: NodeRow, making: Making, cursorOf: CursorOf): unknown {
  switch (place.from) {
    case 'constant':
      return place.value
    case 'cursor':
      return cursorOf(edge)
    case 'node':
      return projectNode(place.shape, edge[0] as NodeRow, making)
    case 'via':
      return projectNodes(place.shape, edge.at(-1), making)
    case 'link':
      return projectLink(place.shape, edge, parent, making)
  }
}

function projectLink(shape: LinkShape, edge: EdgeRow, parent: NodeRow, making: Making): Shaped {
  const made: Shaped = { [shapedType]: shape.type }
  for (const [key, place] of shape.fields) {
    if (place.from === 'constant') made[key] = place.value
    else if (place.from === 'row') made[key] = present(edge[place.slot.at], place.required, making)
    else if (place.from === 'nodes') made[key] = projectNodes(place.shape, edge[place.slot.at], making)
    else if (place.from === 'sentence') made[key] = sentenceOf(place.sentence, edge, parent)
    else if (place.from === 'node') made[key] = projectNode(place.shape, edge[0] as NodeRow, making)
    else {
      const group = place.group && groupIn(edge)
      made[key] = group ? projectNode(place.group, group, making) : projectNode(place.shape, parent, making)
    }
  }
  return made
}
