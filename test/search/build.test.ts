import { once } from 'node:events'
import { MessageChannel } from 'node:worker_threads'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildNameIndex } from '../../src/search/build.ts'
import { idOf, type NameIndex, nodeWithId, writtenAs } from '../../src/search/name-index.ts'
import { search } from '../../src/search/search.ts'
import { arbitraryName, arbitraryNodes } from './arbitrary-names.ts'
import { sourceOf } from './source-of.ts'

const arbitraryNames = fc.array(arbitraryName, { maxLength: 2 })

test('the index is the same in whatever order and batches the names come', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryNodes, fc.integer({ min: 1, max: 9 }), async (nodes, batch) => {
      expect(await buildNameIndex(sourceOf([...nodes].reverse(), batch))).toEqual(await buildNameIndex(sourceOf(nodes)))
    }),
    { numRuns: 200, seed: 1 },
  )
})

test('names that links tell count like other names, told behind them', async () => {
  const more = fc.array(arbitraryNames, { minLength: 25, maxLength: 25 })
  await fc.assert(
    fc.asyncProperty(arbitraryNodes, more, async (nodes, credits) => {
      const later = nodes.map((node, i) => ({ ...node, credited: credits[i]! }))
      const atOnce = nodes.map((node, i) => ({ ...node, others: [...(node.others ?? []), ...credits[i]!] }))
      expect(await buildNameIndex(sourceOf(later))).toEqual(await buildNameIndex(sourceOf(atOnce)))
    }),
    { numRuns: 200, seed: 3 },
  )
})

test('nodes are kept with their ids, kinds, degrees and names as written', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryNodes, async (nodes) => {
      const index = await buildNameIndex(sourceOf(nodes))
      for (const { id, name, kind, degree } of nodes) {
        const node = nodeWithId(index, id)!
        const kept = [
          idOf(index, node),
          writtenAs(index, index.firstName[node]!),
          index.kinds[node],
          index.degrees[node],
        ]
        expect(kept).toEqual([id, name, kind, degree])
      }
      expect(nodeWithId(index, 'song:unknown')).toBeUndefined()
    }),
    { numRuns: 200, seed: 2 },
  )
})

test('it is handed over to another thread without being copied', async () => {
  const index = await buildNameIndex(sourceOf([{ id: 'artist:a', name: 'Taylour Paige', others: ['Paige'] }]))
  const { port1, port2 } = new MessageChannel()
  port1.postMessage(index)
  const [received] = (await once(port2, 'message')) as [NameIndex]
  port1.close()
  expect(search(received, 'taylor paige', { first: 1 }).hits[0]?.id).toBe('artist:a')
  const arrays = (of: object): ArrayBufferView[] =>
    Object.values(of).flatMap((part) => (ArrayBuffer.isView(part) ? [part] : arrays(part)))
  expect(arrays(index).filter(({ buffer }) => !(buffer instanceof SharedArrayBuffer))).toEqual([])
  index.degrees[0] = 77
  expect(received.degrees[0]).toBe(77)
})
