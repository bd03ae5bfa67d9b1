import { type ExecutionArgs, execute, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { executeByShape } from '../../src/graphql/execute.ts'
import { makeSchema } from '../../src/graphql/schema.ts'
import { model } from '../../src/model/index.ts'
import { asking } from '../support/asking.ts'
import { atlasOf } from '../support/atlas.ts'
import { graphOf } from '../support/graph.ts'
import { recordingStore } from '../support/recording-store.ts'
import { smallGraph } from '../support/small-graph.ts'

// Every question asked through `asking` is answered by shape and by graphql-js, and the answers compared there.
describe('an answer by shape', () => {
  const schema = makeSchema()
  const argsOf = (source: string, variableValues: Record<string, unknown> = {}): ExecutionArgs => ({
    schema,
    document: parse(source),
    variableValues,
    contextValue: {
      store: recordingStore(model, smallGraph),
      atlas: atlasOf(smallGraph),
      signal: new AbortController().signal,
      deadline: Date.now() + 5_000,
      trace: { statements: 0, rows: 0 },
    },
  })
  /** Whether graphql-js is asked to walk the fields. */
  async function walked(source: string, variables?: Record<string, unknown>): Promise<boolean> {
    let asked = false
    await executeByShape(argsOf(source, variables), (args) => {
      asked = true
      return execute(args) as never
    })
    return asked
  }

  test('is given to plain questions, with typenames, fragments, directives and failing neighbours', async () => {
    for (const query of [
      '{ artist(id: "artist:jake") { __typename name directed { __typename pageInfo { __typename hasNextPage } edges { __typename cursor link { __typename type } } } } }',
      'query ($no: Boolean = false) { ...A @skip(if: $no) b: node(id: "nonsense") { id } } fragment A on Query { song(id: "song:n95") { title } }',
      '{ nodes(ids: ["song:n95", "song:none"]) { __typename ... on Song { title } } artists(first: -1) { totalCount } }',
    ])
      expect(await walked(query), query).toBe(false)
    const { errors } = await asking().ask('{ a: node(id: "x") { id } b: artists(first: 201) { totalCount } }')
    expect(errors.map(({ path }) => path)).toEqual([['a'], ['b']])
  })

  test.each([
    ['introspection', '{ __schema { queryType { name } } }'],
    ['what stands beside introspection', '{ __typename song(id: "song:n95") { title } }'],
    ['faulty variables', 'query ($id: ID!) { artist(id: $id) { name } }'],
    ['no such operation', 'query A { __typename } query B { __typename }'],
  ])('is not: %s', async (_, query) => {
    expect(await walked(query)).toBe(true)
  })

  test('of a null where none is allowed follows the rules of GraphQL', async () => {
    const graph = graphOf(model, [{ kind: 'Artist', id: 'artist:a', properties: {} }], [])
    const { data, errors } = await asking(graph).ask('{ artist(id: "artist:a") { id name } artists { totalCount } }')
    expect(data).toEqual({ artist: null, artists: { totalCount: 1 } })
    expect(errors).toMatchObject([{ path: ['artist', 'name'], message: expect.stringContaining('non-nullable') }])
  })

  test('cannot be turned into something else by the name of a key', async () => {
    const { data, errors } = await asking().ask('{ artist(id: "artist:jake") { __proto__: name } }')
    expect(data).toEqual({ artist: null })
    expect(errors[0]?.code).toBe('BAD_ARGUMENT')
  })
})
