import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Filter, LinkSelection, NodeSelection, Selection } from '../../src/store/selection.ts'
import { arbitraryGraph } from './arbitrary-graph.ts'
import { arbitrarySelection } from './arbitrary-selection.ts'
import { bruteForce } from './brute-force.ts'
import { placed } from './placed.ts'
import { walkedModel } from './walked-model.ts'

const rounds = Array.from({ length: 24 }, (_, round) => round)
const drawn = rounds.flatMap((round) =>
  fc.sample(
    fc.tuple(
      arbitraryGraph(walkedModel, round),
      fc.array(arbitrarySelection(walkedModel, round), { size: 'max', maxLength: 20 }),
    ),
    {
      seed: round,
      numRuns: 8,
    },
  ),
)
const questions = drawn.flatMap(([graph, drafts]) =>
  drafts.map((draft) => ({ graph, ...placed(walkedModel, graph, draft) })),
)
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

  test('are mostly answered with something', () => {
    const answers = questions.map(({ graph, selection, values }) => bruteForce(walkedModel, graph, selection, values))
    const full = answers.filter((answer) => ('page' in answer ? answer.page[0].length > 0 : answer.nodes.some(Boolean)))
    expect(full.length).toBeGreaterThan(answers.length / 2)
  })
})

function visit(selection: Selection, selected: Set<string>, filtered: Set<string>): void {
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
    selected.add(`${kind}.${link.field}`)
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
