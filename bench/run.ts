import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openStore } from '../src/store/open.ts'
import { besides } from './beside/registry.ts'
import { asking } from './measure/asking.ts'
import { bodyOf, ownVariables, questionFor } from './measure/bodies.ts'
import { asked, different } from './measure/compare.ts'
import { startAsker } from './measure/load.ts'
import { type Contestant, type Measured, timeShape } from './measure/rounds.ts'
import { type Server, startServer } from './measure/server.ts'
import { usage } from './measure/usage.ts'
import type { Options } from './options.ts'
import { page } from './report/page.ts'
import type { Run } from './report/run.ts'
import { aligned, ratioTable, shapeTable } from './report/tables.ts'
import { databases } from './setup/data.ts'
import { installLinernotes, installPeers } from './setup/installed.ts'
import { machine, versions } from './setup/machine.ts'
import { oneNode } from './setup/one-node.ts'
import { results } from './setup/places.ts'
import { endStragglers } from './setup/stragglers.ts'
import { oneArtist } from './shapes/one-artist.ts'
import { shapes as allShapes } from './shapes/registry.ts'
import { systems as allSystems } from './systems/registry.ts'
import type { System } from './systems/system.ts'

/** Answers that are compared before a shape is timed. */
const compared = { whole: 40, quick: 10 }

/** Sets up what lacks, compares, measures, and leaves a page. `onStart` is told how to stop each thing that was started. */
export async function run(
  options: Options,
  say: (line: string) => void,
  onStart: (stop: () => Promise<void>) => void,
): Promise<void> {
  const systems = allSystems.filter(({ name }) => options.systems.includes(name))
  const shapes = allShapes.filter(({ name }) => options.only.includes(name))
  const node = await oneNode()
  await installPeers(node, say)
  const linernotes = await installLinernotes(node, say)
  const needs = {
    neo4j: systems.some(({ needs }) => needs === 'neo4j'),
    postgres: systems.some(({ needs }) => needs === 'postgres'),
  }
  const { nodes, seed } = options
  const data = await databases({ node, linernotes, size: { nodes, seed }, needs, say, onStart })

  const servers = new Map<System, Server>()
  const starts: Run['starts'][number][] = []
  for (const system of systems) {
    const server = await startServer(node, system.command({ ...data, linernotes }))
    onStart(() => server.stop())
    servers.set(system, server)
    const { text } = questionFor(oneArtist, system)!
    await asked(server.url, bodyOf(oneArtist, system, text, { id: 'artist:synthetic.0' }))
    const ms = performance.now() - server.begun
    starts.push({ system: system.name, ms, memory: (await usage([server.pid])).memory })
    say(`${system.title} has answered after ${(ms / 1000).toFixed(2)} s`)
  }
  const asker = startAsker(node)
  onStart(() => asker.stop())

  const [ours] = [...servers].find(([{ peer }]) => peer === undefined) ?? []
  if (!ours) throw new Error('One system of Linernotes has to be there: the others are compared with it.')
  const store = await openStore({ engine: 'sqlite', file: data.sqlite, readers: 1 })
  const variables = await asking(store, (query, given) =>
    asked(servers.get(ours)!.url, JSON.stringify({ query, variables: given })),
  )
  await store.close()
  say('waiting for the maps that search and paths walk, made in the background after the start …')
  for (const [{ peer }, { url }] of servers) if (peer === undefined) await untilMapped(url)
  const measured: Measured[] = []
  const beside: Run['beside'][number][] = []
  const faults: Run['faults'][number][] = []
  const cannot: Run['cannot'][number][] = []
  // Of the start, so that a run over midnight has one page.
  const date = new Date().toISOString()
  const found = (): Run => ({
    ...{ date, options, machine: machine(), versions: versions(node, data) },
    systems: systems.map(({ name, title, documentation = [] }) => ({ name, title, documentation })),
    shapes: shapes.map(({ name, title }) => ({ name, title })),
    ...{ faults, cannot, measured, beside, starts },
  })
  for (const shape of shapes) {
    const contestants: Contestant[] = []
    const given = variables.get(shape.over)!
    for (const [system, { url, pid }] of servers) {
      const question = questionFor(shape, system)
      const database = { sqlite: undefined, neo4j: data.neo4j?.pid, postgres: data.postgres?.pid }[system.needs]
      if (!question) {
        cannot.push({ shape: shape.name, system: system.name })
        continue
      }
      const own = await ownVariables(question, given, (text, own) => asked(url, bodyOf(shape, system, text, own)))
      contestants.push({ system, question, url, own, pids: database === undefined ? [pid] : [pid, database] })
    }
    const otherwise = await different(
      shape,
      contestants,
      given.slice(0, options.quick ? compared.quick : compared.whole),
    )
    for (const [system, fault] of otherwise) {
      faults.push({ shape: shape.name, system, fault })
      say(`${shape.name}: ${system} answers otherwise and is not timed: ${fault}`)
    }
    if (data.neo4j && otherwise.size > 0) await endStragglers(data.neo4j)
    const alike = contestants.filter(({ system }) => !otherwise.has(system.name))
    say(`${shape.title}: ${alike.length} systems answer alike; timing …`)
    const timed = await timeShape(shape, alike, options, asker)
    measured.push(...timed.measured)
    for (const [system, fault] of timed.faults) {
      faults.push({ shape: shape.name, system, fault })
      say(`${shape.name}: ${system} failed under load: ${fault}`)
    }
    say(`${aligned(shapeTable(found(), shape.name))}\n`)
    await keep(found())
  }
  for (const one of besides.filter(({ name }) => options.only.includes(name))) {
    say(`${one.title} …`)
    const told = await one.run({ options, node, linernotes, data, servers, asker, say, onStart })
    beside.push({ name: one.name, title: one.title, ...told })
    say(`${aligned(told.table)}\n${told.notes.join('\n')}\n`)
  }
  const whole = found()
  for (const count of measured.length > 0 ? options.connections : [])
    say(`times as many requests a second, ${count} connections:\n${aligned(ratioTable(whole, `closed ${count}`))}\n`)
  say(`kept in ${await keep(whole)}.json and .md`)
}

/** Anew after every shape, so that a run that is stopped leaves what it has found. Resolves to the place, without the endings. */
async function keep(found: Run): Promise<string> {
  const { quick, part } = found.options
  const place = join(results, `${found.date.slice(0, 10)}${quick ? '-quick' : ''}${part ? '-part' : ''}`)
  await mkdir(results, { recursive: true })
  await writeFile(`${place}.json`, `${JSON.stringify(found, null, 1)}\n`)
  await writeFile(`${place}.md`, page(found))
  return place
}

/** A question that needs the map waits for it, but not for ever. */
async function untilMapped(url: string, tries = 60): Promise<void> {
  const body = JSON.stringify({ query: '{ search(text: "a", first: 1) { nodes { id } } }' })
  await asked(url, body).catch(async (error: unknown) => {
    if (tries === 0 || !String(error).includes('STORE_TIMEOUT')) throw error
    await untilMapped(url, tries - 1)
  })
}
