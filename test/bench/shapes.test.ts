import { parse, validate } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asking } from '../../bench/measure/asking.ts'
import { bodyOf, ownVariables, questionFor } from '../../bench/measure/bodies.ts'
import { shapes } from '../../bench/shapes/registry.ts'
import { plain, type Variables } from '../../bench/shapes/shape.ts'
import { synthetic } from '../../seed/importers/synthetic/synthetic.ts'
import { openAtlas } from '../../src/atlas/open-atlas.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import { fold } from '../../src/model/fold.ts'
import { openStore } from '../../src/store/open.ts'
import { answered, schema } from './answering.ts'

const config = { engine: 'sqlite', file: ':memory:', readers: 1 } as const
const store = await openStore(config)
await ingest(store, synthetic.read([], { flags: { nodes: '2000', seed: '1' } }))
const atlas = openAtlas({ store, config, limit: 1_000_000 })
const ask = (query: string, given: Variables) => answered({ store, atlas }, query, given)
const variables = await asking(store, ask)

beforeAll(() => atlas.chart())
afterAll(async () => {
  await atlas.close()
  await store.close()
})

const linernotes = { name: 'x', title: 'x', needs: 'sqlite', command: () => ({ args: [] }) } as const

test.each(shapes)('what is measured is asked of our schema and answered: $name', async (shape) => {
  expect(validate(schema, parse(shape.query))).toEqual([])
  const asked = variables.get(shape.over)!
  const answers = new Set<string>()
  for (const given of asked.slice(0, 40)) {
    const body = JSON.parse(bodyOf(shape, linernotes, shape.query, given))
    answers.add(JSON.stringify(plain(await ask(body.query, body.variables))))
  }
  expect([...answers].join().length).toBeGreaterThan(100)
  expect(answers.size > 1 || asked.length === 1).toBe(true)
})

test('every shape has a question for at least one peer, and its GraphQL can be read', () => {
  for (const { name, peers } of shapes) {
    expect(Object.keys(peers), name).not.toEqual([])
    for (const [peer, { text }] of Object.entries(peers)) if (peer !== 'cypher') expect(() => parse(text)).not.toThrow()
  }
})

test('ids are drawn with a skew, and nearly each draw of many is another', () => {
  const drawn = variables.get('artists')!.map(({ id }) => Number(String(id).split('.')[1]))
  const below = (share: number) => drawn.filter((number) => number < 360 * share).length / drawn.length
  expect(drawn.length).toBeGreaterThanOrEqual(10_000)
  expect(new Set(drawn).size).toBe(360)
  expect(below(0.25)).toBeCloseTo(0.5, 2)
})

test('what is plain has no connections, whoever answered', () => {
  expect(
    plain({ a: { nodes: [{ x: 1 }] }, b: { edges: [{ node: { y: null } }] }, c: { nodes: [{ node: { z: 2 } }] } }),
  ).toEqual({
    a: [{ x: 1 }],
    b: [{ y: null }],
    c: [{ z: 2 }],
  })
})

test('Linernotes is asked in its own words, a peer in its', () => {
  const [shape] = shapes
  expect(questionFor(shape!, linernotes)?.text).toBe(shape!.query)
  expect(questionFor(shape!, { ...linernotes, peer: 'cypher' })).toBe(shape!.peers.cypher)
})

test('a body holds the variables that the question names, a statement goes by the name of its shape', () => {
  const given = { id: 'a', idle: 1, after: 'b' }
  const body = { query: 'query ($id: ID!) { artist(id: $id) }', variables: { id: 'a' } }
  expect(JSON.parse(bodyOf(shapes[0]!, linernotes, body.query, given))).toEqual(body)
  const cypher = { ...linernotes, peer: 'cypher' } as const
  expect(JSON.parse(bodyOf(shapes[0]!, cypher, 'RETURN $idle', given))).toEqual({
    query: shapes[0]!.name,
    variables: { idle: 1 },
  })
})

test('a system with cursors of its own is asked for each', async () => {
  const cursor = { text: 'of $id', of: (data: unknown) => `cursor of ${data}` }
  const question = { text: '$cursor', cursor, variables: ({ id }: Variables) => ({ id: `own ${id}` }) }
  const own = await ownVariables(question, [{ id: 'a' }, { id: 'b' }], async (text, { id }) => `${text} ${id}`)
  expect(own).toEqual([
    { id: 'own a', cursor: 'cursor of of $id own a' },
    { id: 'own b', cursor: 'cursor of of $id own b' },
  ])
})

test('a deep page begins where the list by title has come to', async () => {
  const [, page] = variables.get('pages')!
  const { id, offset, key, last } = page!
  const query =
    'query ($id: ID!, $first: Int) { artist(id: $id) { songs(first: $first, orderBy: [TITLE_ASC]) { nodes { id title } } } }'
  const all = (await ask(query, { id: id!, first: 200 })) as {
    artist: { songs: { nodes: { id: string; title: string }[] } }
  }
  const before = all.artist.songs.nodes[Number(offset) - 1]
  expect([before?.id, before?.title.toLowerCase()]).toEqual([last, expect.anything()])
  expect(fold(before!.title)).toBe(key)
})

test('a typing error changes one letter of a name', () => {
  for (const { text, name } of variables.get('typos')!.slice(0, 200)) {
    const [typed, meant] = [[...String(text)], [...String(name)]]
    expect(typed.length).toBe(meant.length)
    expect(typed.filter((letter, place) => letter !== meant[place])).toHaveLength(1)
  }
})
