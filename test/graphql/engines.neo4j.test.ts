import { readFileSync, writeFileSync } from 'node:fs'
import { execute, parse } from 'graphql'
import neo4j, { type ProfiledPlan } from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { curatedFolder } from '../../seed/curated.ts'
import { readKendrick } from '../../seed/importers/kendrick/read-kendrick.ts'
import type { Atlas } from '../../src/atlas/atlas.ts'
import { openAtlas } from '../../src/atlas/open-atlas.ts'
import type { StoreConfig } from '../../src/config.ts'
import type { GraphContext } from '../../src/graphql/context.ts'
import { makeSchema } from '../../src/graphql/schema.ts'
import { readExamples } from '../../src/http/examples.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import { model } from '../../src/model/index.ts'
import type { Store } from '../../src/store/contract.ts'
import { keysByType } from '../../src/store/neo4j/known-links.ts'
import { compile } from '../../src/store/neo4j/read.ts'
import { parameters } from '../../src/store/neo4j/values.ts'
import { openStore } from '../../src/store/open.ts'
import type { ParamValue, Selection } from '../../src/store/selection.ts'
import { describeNeo4j, wipe } from '../support/neo4j.ts'
import { operatorsOf } from '../support/plan.ts'
import { tour } from '../support/readme.ts'
import { curatedGroupsSuite } from './curated-groups.ts'

const questions = [
  ...(await readExamples()).map(({ name, query, variables }) => ({ name, query, variables })),
  ...tour().map(({ query, variables }, index) => ({
    name: `stop ${index + 1} of the README's tour`,
    query,
    variables,
  })),
]

/** As the server names itself. */
const keptFor = 'Neo4j/2026.07.1'

/** What stops at the first that fits touches as much as the order in which Neo4j came to keep links has it. */
const someMore = 1.5
const hitsIn = (line: string) => Number(/(\d+) hits$/.exec(line)![1])
const withoutHits = (line: string) => line.replace(/\d+ hits$/, '')

describeNeo4j('the curated graph on both engines', ({ uri, user, password }) => {
  const stores: Store[] = []
  const atlases = new Map<Store, Atlas>()
  /** Of the Neo4j, with room for a single link. */
  let tooSmall: Atlas
  const schema = makeSchema()

  beforeAll(async () => {
    const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
    await wipe(driver)
    await driver.close()
    const configs: StoreConfig[] = [
      { engine: 'sqlite', file: ':memory:', readers: 1 },
      { engine: 'neo4j', uri, user, password, database: 'neo4j', pool: 10 },
    ]
    for (const config of configs) {
      const store = await openStore(config)
      stores.push(store)
      await ingest(store, readKendrick(curatedFolder))
      atlases.set(store, openAtlas({ store, config, limit: 1_000_000 }))
      if (config.engine === 'neo4j') tooSmall = openAtlas({ store, config, limit: 1 })
    }
  })
  afterAll(async () => {
    await tooSmall?.close()
    for (const store of stores) {
      await atlases.get(store)?.close()
      await store.close()
    }
  })

  const ask = async (
    store: Store,
    query: string,
    variableValues: Record<string, unknown>,
    atlas = atlases.get(store)!,
  ) => {
    const trace = { statements: 0, rows: 0 }
    const contextValue: GraphContext = {
      store,
      atlas,
      signal: new AbortController().signal,
      deadline: Date.now() + 20_000,
      trace,
    }
    const { data, errors } = await execute({ schema, document: parse(query), variableValues, contextValue })
    expect(errors).toBeUndefined()
    return { data: JSON.parse(JSON.stringify(data)), statements: trace.statements }
  }

  test.each(questions)(
    'answers $name alike, in one statement for each root field and each walk below one that shows nodes',
    async ({ query, variables }) => {
      const [sqlite, remote] = await Promise.all(stores.map((store) => ask(store, query, variables ?? {})))
      expect(remote?.data).toEqual(sqlite?.data)
      const walks = query.match(/^ +(neighbours|collaborators|timeline)\b/gm) ?? []
      const empty = Object.values(remote?.data as Record<string, { outcome?: string }>).filter(
        (answer) => answer.outcome !== undefined && answer.outcome !== 'FOUND',
      )
      expect(remote?.statements).toBe(Object.keys(remote?.data).length + walks.length - empty.length)
    },
  )

  test('too large for a map, Neo4j finds the very paths that a map shows', async () => {
    const ends = 'from: "artist:taylour-paige", to: "artist:lil-nas-x"'
    const query = `{
      path(${ends}) { ...all }
      several: paths(${ends}, first: 12) { ...found }
      near: paths(${ends}, filter: { maxLength: 3 }) { ...found }
      avoiding: paths(${ends}, onlyShortest: true, filter: { avoid: ["video:we-cry-together"] }) { ...found }
      sure: paths(${ends}, filter: { minConfidence: HIGH, fromYear: 2015, throughHubs: true }) { ...found }
      named: paths(${ends}, filter: { through: [APPEARED_IN] }) { ...found }
      hub: paths(from: "artist:taylour-paige", to: "place:los-angeles") { ...found }
    }
    fragment found on PathSearch { outcome paths { ...all } }
    fragment all on Path { length sentence nodes { id } links { type from { id } to { id } confidence } }`
    const [sqlite, neo4j] = stores as [Store, Store]
    const onMap = await ask(sqlite, query, {})
    expect(onMap.data.several.paths.length).toBe(12)
    expect((await ask(neo4j, query, {}, tooSmall)).data).toEqual(onMap.data)
  })

  describe('on Neo4j, in one statement,', () => {
    curatedGroupsSuite(async (query, variables = {}) => {
      const { data, statements } = await ask(stores[1]!, query, variables)
      expect(statements).toBe(1)
      return data
    })
  })

  // A planner of another version may go another way; what it may cost is kept for the one the tests start.
  test('what Neo4j touches for each is as kept', async (context) => {
    const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
    const database = { database: 'neo4j' }
    const { agent } = await driver.getServerInfo(database)
    if (agent !== keptFor) {
      await driver.close()
      return context.skip(`kept for ${keptFor}, this is ${agent}`)
    }
    await driver.executeQuery('CALL db.prepareForReplanning(120)', {}, database)
    const lines: string[] = []
    for (const { name, query, variables } of questions) {
      const reads: [Selection, readonly ParamValue[]][] = []
      const recording: Store = Object.create(stores[1]!, {
        read: {
          value: (...asked: Parameters<Store['read']>) => {
            reads.push([asked[0], asked[1]])
            return stores[1]!.read(...asked)
          },
        },
      })
      await ask(recording, query, variables ?? {}, atlases.get(stores[1]!)!)
      let [hits, rows] = [0, 0]
      for (const [selection, values] of reads) {
        const p = parameters(values)
        if (selection.by === 'ids' && selection.links) {
          const { param } = selection.links.known
          p[`v${param}`] = keysByType(values[param] as readonly string[])
        }
        const { text } = compile(model, selection)
        const { records, summary } = await driver.executeQuery(`PROFILE ${text}`, { p }, database)
        for (const { dbHits } of operatorsOf(summary.profile as ProfiledPlan)) hits += dbHits
        rows += records.length
      }
      lines.push(`${name}: ${rows} rows, ${reads.length} reads, ${hits} hits`)
    }
    await driver.close()
    const file = new URL('golden/neo4j-hits.txt', import.meta.url)
    if (process.env.UPDATE) writeFileSync(file, `${lines.join('\n')}\n`)
    const before = readFileSync(file, 'utf8').trim().split('\n')
    expect(lines.map(withoutHits)).toEqual(before.map(withoutHits))
    const dearer = lines.filter((line, place) => hitsIn(line) > hitsIn(before[place]!) * someMore + 10)
    expect(dearer.map((line) => `${line}; kept: ${hitsIn(before[lines.indexOf(line)]!)}`)).toEqual([])
  })
})
