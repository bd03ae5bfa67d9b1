import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import type { SqliteConfig } from '../../src/config.ts'
import { ordinalOf } from '../../src/map/ids.ts'
import { run } from '../cli/run.ts'
import { links, nodes } from '../support/small-graph.ts'
import { atlasOf, fill, inMemory, named, song, stored } from './opened.ts'

const folder = mkdtempSync(join(tmpdir(), 'linernotes-atlas-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let count = 0
const newFile = (): SqliteConfig => ({ engine: 'sqlite', file: join(folder, `${count++}.db`), readers: 1 })

// Of many nodes a second thread reads the names.
test.each([400, 6_000])('a thread makes of %i nodes in a file the very chart made of them in memory', async (nodes) => {
  const config = newFile()
  const [file, memory] = [await stored(config), await stored()]
  for (const store of [file, memory]) await fill(store, nodes)
  const [one, other] = [await atlasOf({ store: file, config }).chart(), await atlasOf({ store: memory }).chart()]
  expect(one!.map).toEqual(other!.map)
  expect(one!.names).toEqual(other!.names)
  expect(one!.map.far.buffer).toBeInstanceOf(SharedArrayBuffer)
})

test('what this process writes is in the next chart, and what another writes too', async () => {
  const config = newFile()
  const store = await stored(config)
  const atlas = atlasOf({ store, config })
  const first = (await atlas.chart())!
  const { revision } = await store.write({ nodes: [song('Die Hard')], links: [] })
  const second = (await atlas.chart({ revision }))!
  expect([named(first, 'die hard'), named(second, 'die hard')]).toEqual([[], ['song:die hard']])

  const lines = join(folder, 'more.jsonl')
  const credited = [{ type: 'WROTE', from: { id: 'artist:kendrick' } }]
  writeFileSync(
    lines,
    JSON.stringify({
      kind: 'Song',
      id: 'song:worldwide',
      properties: { title: 'Worldwide Steppers' },
      links: credited,
    }),
  )
  const imported = run(folder, ['import', 'jsonl', lines], { env: { SQLITE_FILE: config.file } })
  // Whatever is handed out meanwhile is whole.
  let chart = second
  while (chart.revision === second.revision) {
    await new Promise((resolve) => setTimeout(resolve, 5))
    chart = (await atlas.chart())!
    expect(chart.map.at[chart.map.nodeCount]).toBe(chart.map.linkCount * 2)
    const node = ordinalOf(chart.map, 'song:worldwide')
    expect(named(chart, 'worldwide steppers')).toEqual(node < 0 ? [] : ['song:worldwide'])
  }
  expect((await imported).code).toBe(0)
  chart = (await atlas.chart({ revision: await store.revision() }))!
  expect(named(chart, 'worldwide steppers')).toEqual(['song:worldwide'])
  expect(chart.map.linkCount).toBe(second.map.linkCount + 1)
})

test('reads go on while a chart is made', async () => {
  const config = newFile()
  const store = await stored(config, { nodes, links })
  await fill(store, 8_000)
  const before = performance.eventLoopUtilization()
  const atlas = atlasOf({ store, config })
  let reads = 0
  while (!atlas.state().ready) {
    expect(await store.find([{ by: 'id', id: 'artist:kendrick' }])).toEqual([['artist:kendrick']])
    reads++
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  expect((await atlas.chart())!.map.nodeCount).toBeGreaterThan(7_900)
  expect(reads).toBeGreaterThan(10)
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5)
})

test('the failure of the store that the thread opens is told', async () => {
  const store = await stored(inMemory)
  const atlas = atlasOf({ store, config: { ...inMemory, file: folder } })
  await expect(atlas.chart()).rejects.toEqual(
    expect.objectContaining({
      name: 'LinernotesError',
      code: 'STORE_UNUSABLE',
      message: expect.stringContaining('is a folder'),
    }),
  )
})

test('a thread under way ends when the atlas closes', async () => {
  const config = newFile()
  const atlas = atlasOf({ store: await stored(config), config })
  const told = Promise.allSettled([atlas.chart()])
  await atlas.close()
  expect(await told).toEqual([
    { status: 'rejected', reason: expect.objectContaining({ message: 'The atlas is closed.' }) },
  ])
  expect(atlas.state()).toEqual({ ready: false })
})

test('an atlas keeps no process alive, but whoever waits for it is answered first', async () => {
  const config = newFile()
  await stored(config)
  const program = fileURLToPath(new URL('./waiting-process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), program, config.file])
  let told = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (told += chunk))
  const [code] = await once(child, 'close')
  // Places, companies of type LABEL and the like there are none: all take part.
  expect([code, told]).toEqual([0, '13 13\n'])
})
