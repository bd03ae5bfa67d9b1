import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { model } from '../../../src/model/index.ts'
import type { Store } from '../../../src/store/contract.ts'
import type { Filter, Selection } from '../../../src/store/selection.ts'
import { mayScan } from '../../../src/store/sqlite/blocking.ts'
import { openSqlite } from '../../../src/store/sqlite/engine.ts'
import { temporaryFolder } from './temporary-folder.ts'

const path = temporaryFolder()
const page = { size: { param: 1 }, backward: false, peek: false, keys: false }
const artists = (where: Filter, total = false): Selection => ({
  by: 'list',
  list: { node: { kind: 'Artist', properties: ['name'], refs: [], links: [] }, where, order: [], page, total },
})

/** Walks from everyone to everyone, six times over, and finds nobody: years of work. */
const endless = artists(through(6), true)
function through(depth: number): Filter {
  if (depth === 0) return { op: 'contains', property: 'name', value: { param: 0 } }
  return { op: 'some', field: 'members', node: through(depth - 1) }
}
const scanning = artists({ op: 'contains', property: 'name', value: { param: 0 } })
const byId: Selection = { by: 'ids', ids: { param: 0 }, of: [{ kind: 'Artist', properties: [], refs: [], links: [] }] }

async function mesh(file: string, readers: number): Promise<Store> {
  const store = await openSqlite({ engine: 'sqlite', file, readers })
  const names = Array.from({ length: 60 }, (_, place) => `n${place}`)
  const nodes = names.map((name) => ({ kind: 'Artist', id: `artist:${name}`, properties: { name } }))
  const pairs = names.flatMap((from) => names.map((to) => [from, to]))
  const links = pairs.map(([from, to]) => ({
    type: 'MEMBER_OF',
    from: `artist:${from}`,
    to: `artist:${to}`,
    properties: {},
  }))
  await store.write({ nodes, links })
  return store
}

describe('a read that may run long', () => {
  let store: Store
  beforeAll(async () => {
    store = await mesh(path(), 2)
    // Threads take a moment to start, which is not what is measured.
    await Promise.all([store.read(scanning, ['n7', 5]), store.read(scanning, ['n7', 5])])
  })
  afterAll(() => store.close())

  test('is ended at its deadline while this thread goes on answering', async () => {
    const heavy = [0, 1, 2].map(() => store.read(endless, ['nobody', 5], { timeout: 1000 }).catch((error) => error))
    let longest = 0
    let answers = 0
    const until = performance.now() + 800
    for (let last = performance.now(); last < until; ) {
      await store.read(byId, [['artist:n1']])
      await new Promise((resolve) => setTimeout(resolve, 1))
      const now = performance.now()
      longest = Math.max(longest, now - last)
      answers++
      last = now
    }
    expect(longest).toBeLessThan(400)
    expect(answers).toBeGreaterThan(5)
    for (const outcome of await Promise.all(heavy)) expect(outcome).toMatchObject({ code: 'STORE_TIMEOUT' })
  })

  test('leaves room for others when it has ended: lost threads are replaced, again and again', async () => {
    for (let round = 0; round < 4; round++) {
      const heavy = [0, 1].map(() => store.read(endless, ['nobody', 5], { timeout: 150 }))
      for (const { status } of await Promise.allSettled(heavy)) expect(status).toBe('rejected')
    }
    const answer = await store.read(scanning, ['n7', 5])
    expect(answer).toEqual({ page: [[[['artist:n7', 'n7'], null, [], []]], false, null] })
  })

  test('waits for a thread no longer than its deadline, and is then not run', async () => {
    const heavy = [0, 1].map(() => store.read(endless, ['nobody', 5], { timeout: 600 }).catch((error) => error))
    const started = performance.now()
    await expect(store.read(scanning, ['n7', 5], { timeout: 100 })).rejects.toMatchObject({ code: 'STORE_TIMEOUT' })
    expect(performance.now() - started).toBeLessThan(500)
    await Promise.all(heavy)
  })

  test('is counted like one that does not', async () => {
    const trace = { statements: 0, rows: 0 }
    await store.read(scanning, ['n7', 5], { trace })
    expect(trace).toEqual({ statements: 1, rows: 1 })
  })

  test('hands on a fault with its code', async () => {
    await expect(store.read(scanning, [['not', 'text'], 5])).rejects.toMatchObject({ code: 'INTERNAL' })
    expect(await store.read(scanning, ['n7', 0])).toEqual({ page: [[], false, null] })
  })

  test('sees what was written just before', async () => {
    await store.write({ nodes: [{ kind: 'Artist', id: 'artist:late', properties: { name: 'Latecomer' } }], links: [] })
    const answer = await store.read(scanning, ['latecomer', 5])
    expect(answer).toEqual({ page: [[[['artist:late', 'Latecomer'], null, [], []]], false, null] })
  })

  test('in memory, where there is no other thread, watches its deadline itself', async () => {
    const memory = await mesh(':memory:', 0)
    await expect(memory.read(endless, ['nobody', 5], { timeout: 200 })).rejects.toMatchObject({ code: 'STORE_TIMEOUT' })
    expect(await memory.read(byId, [['artist:n1']], { timeout: 200 })).toEqual({
      nodes: [{ of: 0, row: ['artist:n1'] }],
    })
    await memory.close()
  })
})

describe('what may run long', () => {
  const name = { op: 'eq', property: 'name', value: { param: 0 } } as const
  const id = { op: 'in', property: 'id', values: { param: 0 } } as const
  const gender = { op: 'eq', property: 'gender', value: { param: 0 } } as const
  const members = (node: Filter): Filter => ({ op: 'some', field: 'members', node })
  const ordered = (...properties: string[]): Selection => ({
    by: 'list',
    list: {
      node: { kind: 'Artist', properties: [], refs: [], links: [] },
      order: properties.map((property) => ({ on: 'node', property, descending: false })),
      page,
      total: false,
    },
  })
  const said = { spans: [], years: 'began' }
  const summedUp = (where?: Filter): Selection => {
    const node = { kind: 'Artist', properties: [], refs: [], links: [] }
    return { by: 'list', list: { node, order: [], total: false, aggregate: said, ...(where && { where }) } }
  }
  const songsWhere = (where: Filter): Selection => ({
    by: 'ids',
    ids: { param: 0 },
    of: [
      {
        kind: 'Artist',
        properties: [],
        refs: [],
        links: [
          {
            field: 'songs',
            link: { properties: [], refs: [] },
            node: { kind: 'Song', properties: [], refs: [], links: [] },
            where,
            order: [],
            page,
            total: true,
            aggregate: { spans: [{ property: 'duration', sum: true }], years: 'released', roles: 'role' },
          },
        ],
      },
    ],
  })

  test.each([
    ['a node by id', byId, false],
    ['a list in the order of an index', ordered('name'), false],
    ['a list in another order', ordered('gender'), true],
    ['a list in an order of two', ordered('name', 'began'), true],
    ['a filter by id', artists(id), false],
    ['a filter by an indexed value', artists(name, true), false],
    ['a filter by another', artists(gender), true],
    ['both together', artists({ op: 'and', of: [gender, name] }), false],
    ['one or the other', artists({ op: 'or', of: [gender, name] }), true],
    ['a filter by a link to an id', artists(members(id)), false],
    ['a filter by a link to a name', artists(members(name)), true],
    ['a filter by a link to a link to an id', artists(members(members(id))), true],
    ['what is said of a kind', summedUp(), true],
    ['what is said of those an index finds', summedUp(name), false],
    ['what is said of those another filter finds', summedUp(gender), true],
    ['a list at a node', songsWhere({ op: 'isNull', property: 'released', is: true }), false],
    ['a list at a node, filtered by links', songsWhere({ op: 'none', field: 'videos' }), true],
  ])('%s', (_, selection, long) => {
    expect(mayScan(model, selection)).toBe(long)
  })
})
