import { describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/contract.ts'
import type { Filter } from '../../src/store/selection.ts'
import type { Draft } from '../support/draft.ts'
import { walkedModel } from '../support/walked-model.ts'
import { ask, link, listed, node, type Open, page, pageOf, rowsOf, value, whole } from './asking.ts'

/** What ends a read that takes too long. For engines that can be cut off from outside. */
export function deadlineSuite(name: string, open: Open): void {
  describe(`${name}, asked for more than it can answer in time`, () => {
    test('a read past its deadline ends with STORE_TIMEOUT, and the store answers the next one', async () => {
      await withMesh(open, async (store) => {
        const started = performance.now()
        await expect(ask(store, endless, { timeout: 300 })).rejects.toMatchObject({ code: 'STORE_TIMEOUT' })
        expect(performance.now() - started).toBeLessThan(5000)
        expect(await rowsOf(store, ['artist:0'], whole('Artist'))).toEqual([['artist:0']])
        expect((await pageOf(store, 'Artist', { page: page(1) }))[0].length).toBe(1)
      })
    })

    test('a read ends when it is called off', async () => {
      await withMesh(open, async (store) => {
        const started = performance.now()
        const caller = new AbortController()
        setTimeout(() => caller.abort(), 200)
        await expect(ask(store, endless, { signal: caller.signal, timeout: 60_000 })).rejects.toThrow()
        expect(performance.now() - started).toBeLessThan(5000)
        expect(await rowsOf(store, ['artist:0'], whole('Artist'))).toEqual([['artist:0']])
      })
    })

    test('others are answered while one is blocked', async () => {
      await withMesh(open, async (store) => {
        const blocked = ask(store, endless, { timeout: 1500 }).catch((error) => error)
        await new Promise((resolve) => setTimeout(resolve, 100))
        const started = performance.now()
        await rowsOf(store, ['artist:0'], whole('Artist'))
        expect(performance.now() - started).toBeLessThan(1000)
        expect(await blocked).toMatchObject({ code: 'STORE_TIMEOUT' })
      })
    })

    test('closing ends what is under way', async () => {
      await withMesh(open, async (store) => {
        const blocked = ask(store, endless, { timeout: 60_000 }).then(
          () => 'answered',
          () => 'ended',
        )
        await new Promise((resolve) => setTimeout(resolve, 100))
        await store.close()
        expect(await blocked).toBe('ended')
      })
    })
  })
}

const size = 40

/** Everyone is a member of everyone, and nobody is called "nobody": each level of the filter multiplies the work. */
async function withMesh(open: Open, use: (store: Store) => Promise<void>): Promise<void> {
  const store = await open(walkedModel)
  try {
    const nodes = Array.from({ length: size }, (_, place) => node(`artist:${place}`))
    const links = nodes.flatMap(({ id }) => nodes.map((other) => link('MEMBER_OF', id, other.id)))
    await store.write({ nodes, links })
    await use(store)
  } finally {
    await store.close()
  }
}

function throughMembers(depth: number): Draft<Filter> {
  if (depth === 0) return { op: 'contains', property: 'name', value: value('nobody') }
  return { op: 'some', field: 'members', node: throughMembers(depth - 1) }
}

const endless = { by: 'list', list: listed('Artist', { where: throughMembers(7), total: true }) } as const
