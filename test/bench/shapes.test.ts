import { execute, parse, validate } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asking, questionFor } from '../../bench/measure/bodies.ts'
import { shapes } from '../../bench/shapes/registry.ts'
import { plain } from '../../bench/shapes/shape.ts'
import { synthetic } from '../../seed/importers/synthetic/synthetic.ts'
import { openAtlas } from '../../src/atlas/open-atlas.ts'
import { makeSchema } from '../../src/graphql/schema.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import { openStore } from '../../src/store/open.ts'

const config = { engine: 'sqlite', file: ':memory:', readers: 1 } as const
const store = await openStore(config)
await ingest(store, synthetic.read([], { flags: { nodes: '2000', seed: '1' } }))
const atlas = openAtlas({ store, config, limit: 1_000_000 })
const schema = makeSchema()
const variables = await asking(store)

beforeAll(() => atlas.chart())
afterAll(async () => {
  await atlas.close()
  await store.close()
})

test.each(shapes)('what is measured is asked of our schema and answered: $name', async ({ query, over }) => {
  const document = parse(query)
  expect(validate(schema, document)).toEqual([])
  const asked = variables.get(over)!
  const answers = new Set<string>()
  for (const variableValues of asked.slice(0, 40)) {
    const contextValue = {
      ...{ store, atlas, signal: new AbortController().signal, deadline: Date.now() + 10_000 },
      trace: { statements: 0, rows: 0 },
    }
    const { data, errors } = await execute({ schema, document, variableValues, contextValue })
    expect(errors).toBeUndefined()
    answers.add(JSON.stringify(plain(data)))
  }
  const whole = [...answers].join()
  expect(whole.length).toBeGreaterThan(100)
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
  const system = { name: 'x', title: 'x', needs: 'neo4j', command: () => ({ args: [] }) } as const
  expect(questionFor(shape!, system)?.text).toBe(shape!.query)
  expect(questionFor(shape!, { ...system, peer: 'cypher' })).toBe(shape!.peers.cypher)
})
