import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Model } from '../../src/model/index.ts'
import type { Filter, LinkSelection, NodeSelection, Selection } from '../../src/store/selection.ts'
import { arbitraryGraph } from './arbitrary-graph.ts'
import { arbitrarySelection, type DraftSelection } from './arbitrary-selection.ts'
import { bruteForce } from './brute-force.ts'
import type { Graph } from './graph.ts'
import { groupedModel } from './grouped-model.ts'
import { placed } from './placed.ts'
import { walkedModel } from './walked-model.ts'

const rounds = Array.from({ length: 24 }, (_, round) => round)
const drawn = rounds.flatMap((round) => drawnFrom(walkedModel, round, 8))
const questions = drawn.flatMap((one) => placedIn(walkedModel, one))
const written = questions.map(({ selection }) => JSON.stringify(selection))

describe('random graphs and selections', () => {
  test('go through every link field of the model, in selections and in filters', () => {
    const selected = new Set<string>()
    const filtered = new Set<string>()
    for (const { selection } of questions) visit(selection, selected, filtered)
    const all = [...walkedModel.kinds.keys()].flatMap((kind) =>
      walkedModel.fields(kind).map(({ name }) => `${kind}.${name}`),
    )
    expect(all.filter((field) => !selected.has(field))).toEqual([])
    expect(all.filter((field) => !filtered.has(field))).toEqual([])
  })

  test('go through groups, many of them with rows that would not be there otherwise', () => {
    const asked = rounds
      .slice(0, 12)
      .flatMap((round) => drawnFrom(groupedModel, round, 4).flatMap((one) => placedIn(groupedModel, one)))
    const through = asked.filter(({ selection }) => JSON.stringify(selection).includes('"through":true'))
    const without = (selection: Selection) =>
      JSON.parse(JSON.stringify(selection), (key, part) => (key === 'through' ? undefined : part)) as Selection
    const telling = through.filter(({ graph, selection, values }) => {
      const [own, all] = [without(selection), selection].map((one) => bruteForce(groupedModel, graph, one, values))
      return !isDeepStrictEqual(own, all)
    })
    expect(telling.length).toBeGreaterThan(asked.length / 30)
    const selected = new Set<string>()
    for (const { selection } of telling) visit(selection, selected, new Set(), ({ through }) => through === true)
    expect([...selected].toSorted()).toEqual(['Artist.directed', 'Artist.members'])
  })

  test('use every operation', () => {
    const ops = [
      'and',
      'or',
      'not',
      'eq',
      'ne',
      'gt',
      'gte',
      'lt',
      'lte',
      'startsWith',
      'endsWith',
      'contains',
      'in',
      'isNull',
      'hasAny',
      'hasAll',
      'some',
      'none',
      'all',
    ]
    expect(ops.filter((op) => !written.some((one) => one.includes(`"op":"${op}"`)))).toEqual([])
  })

  test('start pages at real positions, in both directions, with and without missing keys', () => {
    const positions = questions.filter(({ selection }) => JSON.stringify(selection).includes('"beyond"'))
    expect(positions.length).toBeGreaterThan(questions.length / 20)
    for (const part of ['"backward":true', '"backward":false', '"keys":[null'])
      expect(positions.some(({ selection }) => JSON.stringify(selection).includes(part))).toBe(true)
  })

  test('sum up lists: spans with and without sums, years of dates and of numbers, roles', () => {
    const parts = ['"sum":true', '"sum":false', '"years":"released"', '"years":"duration"', '"roles":"role"']
    for (const part of parts) {
      const asked = written.filter((one) => one.includes(part)).length
      expect([part, asked > questions.length / 50]).toEqual([part, true])
    }
  })

  test('have parallel links, self links, hubs and citations of nothing', () => {
    const links = drawn.flatMap(([graph]) =>
      graph.links.map((link) => ({ ...link, ids: new Set(graph.nodes.map(({ id }) => id)) })),
    )
    expect(links.filter(({ from, to }) => from === to).length).toBeGreaterThan(10)
    expect(links.some(({ properties, ids }) => (properties.sources as string[]).some((id) => !ids.has(id)))).toBe(true)
    const pairs = drawn.flatMap(([graph], place) =>
      graph.links.map(({ type, from, to }) => `${place} ${type} ${from} ${to}`),
    )
    expect(new Set(pairs).size).toBeLessThan(pairs.length)
    const hubs = drawn.map(([{ links }]) =>
      Math.max(0, ...links.map(({ from }) => links.filter((link) => link.from === from).length)),
    )
    expect(Math.max(...hubs)).toBeGreaterThan(15)
  })

  test('name links by name, known and unknown, the same one twice', () => {
    const asked = questions.flatMap(({ graph, selection, values }) => {
      const answer = bruteForce(walkedModel, graph, selection, values)
      if (selection.by !== 'ids' || !selection.links || !('nodes' in answer)) return []
      const known = values[selection.links.known.param] as readonly string[]
      return [{ known, found: answer.links!, nodes: answer.nodes, refs: selection.links.refs }]
    })
    expect(asked.some(({ known }) => new Set(known).size < known.length)).toBe(true)
    expect(asked.some(({ known, nodes }) => known.length > 0 && nodes.length === 0)).toBe(true)
    const rows = asked.flatMap(({ found, refs }) => found.map((row) => ({ row, refs })))
    expect(rows.filter(({ row }) => row).length).toBeGreaterThan(rows.length / 3)
    expect(rows.filter(({ row }) => !row).length).toBeGreaterThan(rows.length / 10)
    expect(rows.some(({ row, refs }) => refs.length > 0 && (row?.at(-1) as unknown[])?.length > 1)).toBe(true)
  })

  test('are mostly answered with something', () => {
    const answers = questions.map(({ graph, selection, values }) => bruteForce(walkedModel, graph, selection, values))
    const full = answers.filter((answer) => ('page' in answer ? answer.page[0].length > 0 : answer.nodes.some(Boolean)))
    expect(full.length).toBeGreaterThan(answers.length / 2)
  })
})

type Drawn = readonly [Graph, readonly DraftSelection[]]

function drawnFrom(model: Model, round: number, numRuns: number): Drawn[] {
  const drafts = fc.array(arbitrarySelection(model, round), { size: 'max', maxLength: 20 })
  return fc.sample(fc.tuple(arbitraryGraph(model, round), drafts), { seed: round, numRuns })
}

function placedIn(model: Model, [graph, drafts]: Drawn) {
  return drafts.map((draft) => ({ graph, ...placed(model, graph, draft) }))
}

function visit(
  selection: Selection,
  selected: Set<string>,
  filtered: Set<string>,
  wanted: (link: LinkSelection) => boolean = () => true,
): void {
  if (selection.by !== 'list') {
    for (const node of selection.of) ofNode(node)
    return
  }
  ofNode(selection.list.node)
  ofFilter(selection.list.where, selection.list.node.kind)

  function ofNode(node: NodeSelection): void {
    for (const { node: cited } of node.refs) ofNode(cited)
    for (const link of node.links) ofLink(link, node.kind)
  }
  function ofLink(link: LinkSelection, kind: string): void {
    if (wanted(link)) selected.add(`${kind}.${link.field}`)
    ofNode(link.node)
    ofFilter(link.where, link.node.kind)
  }
  function ofFilter(filter: Filter | undefined, kind: string): void {
    if (!filter) return
    if (filter.op === 'and' || filter.op === 'or') for (const part of filter.of) ofFilter(part, kind)
    if (filter.op === 'not') ofFilter(filter.of, kind)
    if (filter.op !== 'some' && filter.op !== 'none' && filter.op !== 'all') return
    filtered.add(`${kind}.${filter.field}`)
    ofFilter(filter.node, walkedModel.field(kind, filter.field)!.target)
  }
}
