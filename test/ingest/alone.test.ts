import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { hostname } from 'node:os'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { alone } from '../../src/ingest/alone.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import type { Store } from '../../src/store/contract.ts'
import type { Held, Lease } from '../../src/store/journal.ts'
import { emptyStore, lines, linksOf } from './loading.ts'
import { withWrite } from './with-write.ts'

const since = '2026-01-01T00:00:00.000Z'
const held = (more: Partial<Lease> = {}): Lease => ({
  ...{ token: 'theirs', purpose: 'import of jsonl', pid: 1, host: 'elsewhere', since },
  ...more,
})

/** The store, held by another who was not heard of for so long. */
function quietFor(store: Store, quiet: number): Store {
  const { journal } = store
  const holder = async (): Promise<Held | undefined> => {
    const found = await journal.holder()
    return found && { ...found, quiet }
  }
  return new Proxy(store, {
    get: (target, name) => (name === 'journal' ? { ...journal, holder } : Reflect.get(target, name)),
  })
}

/** The number of a process that was. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  return child.pid!
}

afterEach(() => vi.useRealTimers())

describe('a store that is written to', () => {
  test('refuses another import, and says by whom, since when and what to do', async () => {
    const store = await emptyStore()
    await store.journal.take(held())
    await expect(ingest(store, lines())).rejects.toMatchObject({
      code: 'STORE_BUSY',
      message: `An import of jsonl is writing to the store: process 1 on elsewhere, since ${since}. Wait until it has ended, or end it; should it be gone, the store is free after a minute.`,
    })
    expect(await store.journal.holder()).toMatchObject({ token: 'theirs' })
  })

  test('is refused to a second import of the same process too, until the first has ended', async () => {
    const store = await emptyStore()
    let end = () => {}
    const first = alone(
      store,
      'merge',
      () =>
        new Promise<void>((resolve) => {
          end = resolve
        }),
    )
    await vi.waitFor(async () => expect(await store.journal.holder()).toBeDefined())
    await expect(ingest(store, lines())).rejects.toMatchObject({ code: 'STORE_BUSY' })
    end()
    await first
    expect((await ingest(store, lines())).stopped).toBe(false)
  })

  test('is free at once when its holder on this machine died', async () => {
    const store = await emptyStore()
    await store.journal.take(held({ host: hostname(), pid: await deadPid() }))
    await ingest(store, lines())
    expect(await store.journal.holder()).toBeUndefined()
  })

  test('is free at once when this process has the number of the one that held it', async () => {
    const store = await emptyStore()
    await store.journal.take(held({ host: hostname(), pid: process.pid }))
    await ingest(store, lines())
  })

  test('is not free while its holder on this machine lives', async () => {
    const store = await emptyStore()
    await store.journal.take(held({ host: hostname(), pid: process.ppid }))
    await expect(ingest(quietFor(store, 59_000), lines())).rejects.toMatchObject({ code: 'STORE_BUSY' })
  })

  test('is not taken from somebody who was faster to take it from one that is gone', async () => {
    const store = await emptyStore()
    await store.journal.take(held())
    const { journal } = store
    let looks = 0
    const holder = async (): Promise<Held | undefined> => {
      const found = (await journal.holder())!
      if (looks++ > 0) return found
      await journal.take(held({ token: 'faster' }), found.token)
      return { ...found, quiet: 60_001 }
    }
    const raced = new Proxy(store, {
      get: (target, name) => (name === 'journal' ? { ...journal, holder } : Reflect.get(target, name)),
    })
    await expect(ingest(raced, lines())).rejects.toMatchObject({ code: 'STORE_BUSY' })
    expect(await journal.holder()).toMatchObject({ token: 'faster' })
  })

  test('is free when nothing was heard of its holder for a minute, wherever that is', async () => {
    const store = await emptyStore()
    for (const host of ['elsewhere', hostname()]) {
      await store.journal.take(held({ host, pid: process.ppid }))
      await expect(ingest(quietFor(store, 59_999), lines())).rejects.toMatchObject({ code: 'STORE_BUSY' })
      await ingest(quietFor(store, 60_001), lines())
    }
  })
})

test('an import that lost the store writes no more, between the parts of one large batch neither', async () => {
  const store = await emptyStore()
  const links = Array.from({ length: 40 }, (_, n) => ({ type: 'WROTE', to: { id: `song:${n}` } }))
  const songs = links.map(({ to: { id } }) => ({ kind: 'Song', id, properties: { title: id } }))
  await ingest(store, lines(...songs))
  let writes = 0
  const robbed = withWrite(store, async (batch) => {
    const mine = await store.journal.holder()
    if (++writes === 3) await store.journal.take(held(), mine!.token)
    return store.write(batch)
  })
  const artist = { kind: 'Artist', id: 'artist:a', properties: { name: 'A' }, links }
  await expect(ingest(robbed, lines(artist), { batchSize: 10 })).rejects.toMatchObject({ code: 'STORE_BUSY' })
  // The node and ten links were in before.
  expect([writes, (await linksOf(store)).length]).toEqual([3, 10])
})

test('a lease is renewed while the work lasts, and given back when it fails', async () => {
  vi.useFakeTimers()
  const store = await emptyStore()
  const work = alone(store, 'import', async () => {
    await vi.advanceTimersByTimeAsync(35_000)
    expect((await store.journal.holder())!.quiet).toBeLessThan(10_000)
    throw new Error('the work failed')
  })
  await expect(work).rejects.toThrow('the work failed')
  expect(await store.journal.holder()).toBeUndefined()
})
