import { expect, test } from 'vitest'
import type { LinkSurvey, Store } from '../../../src/store/contract.ts'
import { openSqlite } from '../../../src/store/sqlite/engine.ts'
import { countOf, textAt } from '../../../src/store/texts.ts'
import { gathered, link, node, nothing } from '../asking.ts'
import { temporaryFolder } from './temporary-folder.ts'

const path = temporaryFolder()

const start = {
  nodes: [node('artist:a'), node('video:v')],
  links: [link('APPEARED_IN', 'artist:a', 'video:v'), link('CREWED', 'artist:a', 'video:v')],
}
const later = {
  nodes: [node('artist:late')],
  links: [link('CREWED', 'artist:late', 'video:v'), link('WROTE', 'artist:late', 'song:none')],
}

test('of a file, a survey sees the graph as it was when it began', async () => {
  const store = await openSqlite({ engine: 'sqlite', file: path(), readers: 1 })
  expect(await surveyedWhile(store)).toEqual(['APPEARED_IN artist:a video:v', 'CREWED artist:a video:v'])
  await store.close()
})

test('in memory, a link to a node that came while a survey ran is told with that node', async () => {
  const store = await openSqlite({ engine: 'sqlite', file: ':memory:', readers: 0 })
  expect(await surveyedWhile(store)).toEqual([
    'APPEARED_IN artist:a video:v',
    'CREWED artist:a video:v',
    'CREWED artist:late video:v',
  ])
  await store.close()
})

test('other work gets its turn between the batches of a survey', async () => {
  const store = await openSqlite({ engine: 'sqlite', file: path(), readers: 1 })
  for (let part = 0; part < 6; part++)
    await store.write({ ...nothing, nodes: Array.from({ length: 2500 }, (_, place) => node(`place:${part}.${place}`)) })
  let turns = 0
  const turn = () => {
    turns++
    waiting = setImmediate(turn)
  }
  let waiting = setImmediate(turn)
  const seen: number[] = []
  for await (const { ids } of store.surveyNodes(() => ['name'])) seen.push(countOf(ids) * Math.sign(turns))
  clearImmediate(waiting)
  // Nothing else ran before the first batch came, and something before each of the others.
  expect(seen).toEqual([0, 5000, 5000])
  expect(turns).toBeGreaterThan(1)
  await store.close()
})

/** The links that a survey tells of when the graph grows after its first batch. */
async function surveyedWhile(store: Store): Promise<string[]> {
  await store.write(start)
  const told: string[] = []
  for await (const batch of store.surveyLinks(textAt)) {
    if (told.length === 0) await store.write(later)
    told.push(...linksIn(batch))
  }
  expect((await gathered(store.scanLinks())).length).toBe(3)
  return told.toSorted()
}

function linksIn({ type, from, to }: LinkSurvey): string[] {
  return from.map((id, place) => `${type} ${id} ${to[place]}`)
}
