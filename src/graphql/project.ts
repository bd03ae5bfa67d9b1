import type { Answer, EdgeRow, NodeRow, PageRow, ParamValue } from '../store/selection.ts'
import { bind, encodeCursor } from './cursors.ts'
import { badCursor } from './select/page.ts'
import { groupIn, sentenceOf } from './sentence.ts'
import type {
  CursorMaker,
  EdgePlace,
  LinkShape,
  ObjectShape,
  PagePlace,
  PageShape,
  Place,
  RecordShape,
} from './shape.ts'

/** Marks an object made from a shape with the name of its type; its other keys are response keys. */
export const shapedType: unique symbol = Symbol('type')

type Shaped = Record<string | symbol, unknown>

/** Marks an answer that has a null where the schema allows none. */
const incomplete: unique symbol = Symbol('incomplete')

export function isIncomplete(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && incomplete in answer
}

/** Counted while one answer is made, which nothing interrupts. */
let holes = 0

function present(value: unknown, required: boolean | undefined): unknown {
  if (required && (value === null || value === undefined)) holes++
  return value
}

export type RootShape = { readonly of: readonly ObjectShape[]; readonly many: boolean } | { readonly page: PageShape }

/** Turns what a store answered into what was asked for: objects keyed by response keys, nothing looked up again. */
export function project(shape: RootShape, answer: Answer, values: readonly ParamValue[]): unknown {
  holes = 0
  const made = projectRoot(shape, answer, values)
  return holes > 0 && typeof made === 'object' && made !== null ? Object.assign(made, { [incomplete]: true }) : made
}

function projectRoot(shape: RootShape, answer: Answer, values: readonly ParamValue[]): unknown {
  if ('page' in shape) return 'page' in answer ? projectPage(shape.page, answer.page, [''], values) : null
  if (!('nodes' in answer)) return null
  const nodes = answer.nodes.map((node) => node && projectNode(shape.of[node.of]!, node.row, values))
  return shape.many ? nodes : (nodes[0] ?? null)
}

function projectNode(shape: ObjectShape, row: NodeRow, values: readonly ParamValue[]): Shaped {
  const made: Shaped = { [shapedType]: shape.type }
  for (const [key, place] of shape.fields) made[key] = valueAt(place, row, values)
  return made
}

function projectNodes(shape: ObjectShape, rows: unknown, values: readonly ParamValue[]): Shaped[] {
  return (rows as readonly NodeRow[]).map((row) => projectNode(shape, row, values))
}

function valueAt(place: Place, row: NodeRow, values: readonly ParamValue[]): unknown {
  switch (place.from) {
    case 'constant':
      return place.value
    case 'row':
      return present(row[place.slot.at], place.required)
    case 'nodes':
      return projectNodes(place.shape, row[place.slot.at], values)
    case 'records':
      return projectRecords(place.shape, row[place.slot.at], place.refs ? row[place.refs.at] : [], values)
    case 'page':
      return projectPage(place.shape, row[place.slot.at] as PageRow, row, values)
  }
}

function projectRecords(shape: RecordShape, records: unknown, refs: unknown, values: readonly ParamValue[]): Shaped[] {
  const nodes = new Map((refs as readonly NodeRow[]).map((row) => [row[0], row]))
  return (records as readonly Record<string, unknown>[]).map((record) => {
    const made: Shaped = { [shapedType]: shape.type }
    for (const [key, place] of shape.fields) {
      if (place.from === 'constant') made[key] = place.value
      else if (place.from === 'field') made[key] = present(record[place.name] ?? null, place.required)
      else {
        const ids = record[place.name]
        const one = (id: unknown) => {
          const row = nodes.get(id)
          return row ? [projectNode(place.shape, row, values)] : []
        }
        made[key] = Array.isArray(ids) ? ids.flatMap(one) : (one(ids)[0] ?? null)
      }
    }
    return made
  })
}

function projectPage(shape: PageShape, page: PageRow, parent: NodeRow, values: readonly ParamValue[]): Shaped {
  const { cursors } = shape
  let bound: string | undefined
  const binding = () => (bound ??= bind(cursors, values, parent[0] as string))
  if (cursors.beyond !== undefined && values[cursors.beyond] !== binding()) throw badCursor(cursors.list)
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
  for (const [key, place] of shape.fields) made[key] = pageValue(place, page, parent, values, cursors, cursorOf)
  return made
}

type CursorOf = (edge: EdgeRow | undefined) => string | null

function pageValue(
  place: PagePlace,
  [edges, more, total]: PageRow,
  parent: NodeRow,
  values: readonly ParamValue[],
  cursors: CursorMaker,
  cursorOf: CursorOf,
): unknown {
  switch (place.from) {
    case 'constant':
      return place.value
    case 'total':
      return total
    case 'nodes':
      return edges.map((edge) => projectNode(place.shape, edge[0] as NodeRow, values))
    case 'edges':
      return edges.map((edge) => {
        const made: Shaped = { [shapedType]: place.type }
        for (const [key, at] of place.fields) made[key] = edgeValue(at, edge, parent, values, cursorOf)
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

function edgeValue(
  place: EdgePlace,
  edge: EdgeRow,
  parent: NodeRow,
  values: readonly ParamValue[],
  cursorOf: CursorOf,
): unknown {
  switch (place.from) {
    case 'constant':
      return place.value
    case 'cursor':
      return cursorOf(edge)
    case 'node':
      return projectNode(place.shape, edge[0] as NodeRow, values)
    case 'via':
      return projectNodes(place.shape, edge.at(-1), values)
    case 'link':
      return projectLink(place.shape, edge, parent, values)
  }
}

function projectLink(shape: LinkShape, edge: EdgeRow, parent: NodeRow, values: readonly ParamValue[]): Shaped {
  const made: Shaped = { [shapedType]: shape.type }
  for (const [key, place] of shape.fields) {
    if (place.from === 'constant') made[key] = place.value
    else if (place.from === 'row') made[key] = present(edge[place.slot.at], place.required)
    else if (place.from === 'nodes') made[key] = projectNodes(place.shape, edge[place.slot.at], values)
    else if (place.from === 'sentence') made[key] = sentenceOf(place.sentence, edge, parent)
    else if (place.from === 'node') made[key] = projectNode(place.shape, edge[0] as NodeRow, values)
    else {
      const group = place.group && groupIn(edge)
      made[key] = group ? projectNode(place.group, group, values) : projectNode(place.shape, parent, values)
    }
  }
  return made
}
