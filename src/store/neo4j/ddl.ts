import { LinernotesError } from '../../errors.ts'
import { type Count, type Model, modelVersion } from '../../model/index.ts'
import type { Client, Run } from './client.ts'
import { countAll } from './counting.ts'
import { isMadeAlready } from './failures.ts'
import { quoted, storedNames } from './names.ts'

/** The first that knows `CALL (x) {…}`. */
const leastVersion = '5.23'

/** What an upgrade to a model version needs beside new constraints, indexes and counts. */
const steps: readonly { readonly to: number; readonly run: (run: Run) => Promise<void> }[] = []

/** Graphs of models before this one counted no links. */
const countedSince = 2

/** Makes a new, older or current database what the registry declares, or says why it cannot be used. */
export async function prepare(client: Client, model: Model, where: string): Promise<void> {
  const version = await versionOf(client, model, where)
  await addSchema(client, model, version)
  if (version === modelVersion) return
  await client.write(async (run) => {
    for (const step of steps) if (version !== undefined && step.to > version) await step.run(run)
    await run(mark, { version: modelVersion })
  })
}

/** Whether a graph of ours was ever kept here; refuses what cannot be used. */
export async function isPrepared(client: Client, model: Model, where: string): Promise<boolean> {
  return (await versionOf(client, model, where)) !== undefined
}

async function versionOf(client: Client, model: Model, where: string): Promise<number | undefined> {
  const [kernel] = await client.read(kernelVersion)
  refuseOld(kernel?.[0] as string, where)
  const [meta] = await client.read('MATCH (m:Linernotes) RETURN m.modelVersion')
  const version = meta?.[0] as number | undefined
  if (version === undefined) await refuseForeign(client, model, where)
  else refuseNewer(version, where)
  return version
}

const kernelVersion = `CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0]`

/** `name` is there for its constraint: two programs that start at once make one mark. */
const mark = `
MERGE (m:Linernotes { name: 'graph' })
ON CREATE SET m.revision = 0
SET m.modelVersion = $p.version`

/** Refuses a server before 5.23. "5.26.28", "5.27-aura" and "2026.07.1" are all newer. */
export function refuseOld(version: string, where: string): void {
  const numbers = (text: string) => text.split(/[.-]/).map((part) => Number.parseInt(part, 10) || 0)
  const [[major = 0, minor = 0], [leastMajor = 0, leastMinor = 0]] = [numbers(version), numbers(leastVersion)]
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return
  throw new LinernotesError(
    'STORE_UNUSABLE',
    `Neo4j at ${where} is version ${version}; Linernotes needs ${leastVersion} or newer. Update Neo4j.`,
  )
}

export function refuseNewer(version: number, where: string): void {
  if (version <= modelVersion) return
  throw new LinernotesError(
    'STORE_UNUSABLE',
    `The graph in Neo4j at ${where} was written by a newer Linernotes (model ${version}, this one knows ${modelVersion}). Update Linernotes, or name another database in NEO4J_DATABASE.`,
  )
}

/** Other labels may stand beside ours; what has our labels without our mark was put there by another program. */
async function refuseForeign(client: Client, model: Model, where: string): Promise<void> {
  const kinds = [...model.kinds.keys()]
  const counts = kinds.map((kind) => `COUNT { (:${quoted(kind)}) }`)
  const [row] = await client.read(`RETURN ${counts.join(', ')}`)
  const taken = kinds.find((_, place) => row![place] !== 0)
  if (taken === undefined) return
  throw new LinernotesError(
    'STORE_UNUSABLE',
    `The database in Neo4j at ${where} holds ${taken} nodes that Linernotes did not write. Name an empty one in NEO4J_DATABASE, or remove them.`,
  )
}

/**
 * Makes what lacks. What is counted is counted before its index is made, so where there is an index, it is. Another
 * program may make the same at the same time: then one of the two is refused, and looks again.
 */
async function addSchema(client: Client, model: Model, version: number | undefined, tries = 3): Promise<void> {
  const there = await client.read("SHOW INDEXES YIELD name, state WHERE state <> 'FAILED' RETURN name")
  const names = new Set(there.map(([name]) => name))
  const schema = schemaOf(model)
  const missing = schema.filter(({ name }) => !names.has(name))
  const uncounted = version !== undefined && version < countedSince ? schema : missing
  const make = (parts: readonly Part[]) => client.schema(parts.map(({ command }) => command))
  try {
    await make(missing.filter(({ count }) => !count))
    if (version !== undefined)
      await countAll(
        client,
        model,
        uncounted.flatMap(({ count }) => count ?? []),
      )
    await make(missing.filter(({ count }) => count))
  } catch (error) {
    if (tries === 0 || !isMadeAlready(error)) throw error
    return addSchema(client, model, version, tries - 1)
  }
  if (missing.length > 0) await client.read('CALL db.awaitIndexes(600)', {}, { timeout: 600_000 })
}

/** A constraint (which brings an index of its name) or an index. */
interface Part {
  readonly name: string
  readonly command: string
  /** What the index keeps in order, where that is no property. */
  readonly count?: Count
}

/** Constraints and indexes, from the registry. */
export function schemaOf(model: Model): Part[] {
  const unique = (name: string, pattern: string, property: string) => ({
    name,
    command: `CREATE CONSTRAINT ${quoted(name)} IF NOT EXISTS FOR ${pattern} REQUIRE ${property} IS UNIQUE`,
  })
  const index = (name: string, label: string, properties: readonly string[]) => ({
    name,
    command: `CREATE INDEX ${quoted(name)} IF NOT EXISTS FOR (x:${quoted(label)}) ON (${properties.map((property) => `x.${quoted(property)}`).join(', ')})`,
  })
  const kinds = [...model.kinds.values()].flatMap((kind) => {
    const indexed = [...storedNames(kind.properties).values()].filter(
      ({ property, declared }) => declared.indexed || property === kind.display,
    )
    return [
      unique(`linernotes_${kind.name}`, `(x:${quoted(kind.name)})`, 'x.id'),
      // The id breaks ties, so that a page in this order is one stretch of the index.
      ...indexed.map(({ property, name, key }) =>
        index(`linernotes_${kind.name}_${property}`, kind.name, [key ?? name, 'id']),
      ),
      ...[...model.counts(kind.name)].map(([name, count]) => ({
        ...index(`linernotes_${kind.name}_${name}`, kind.name, [name, 'id']),
        count,
      })),
    ]
  })
  const links = [...model.links.keys()].map((type) =>
    unique(`linernotes_${type}`, `()-[x:${quoted(type)}]-()`, 'x.key'),
  )
  return [
    ...kinds,
    ...links,
    unique('linernotes_graph', '(x:Linernotes)', 'x.name'),
    unique('linernotes_redirect', '(x:Redirect)', 'x.`from`'),
    unique('linernotes_import_run', '(x:ImportRun)', 'x.source'),
    unique('linernotes_import_place', '(x:ImportPlace)', 'x.source'),
    // One index tells a line apart and reads a round in order.
    unique('linernotes_import_waiting', '(x:ImportWaiting)', '(x.source, x.round, x.number)'),
    unique('linernotes_import_lease', '(x:ImportLease)', 'x.name'),
    // Redirects are kept flat: whenever a node leaves, what led to it is asked for.
    index('linernotes_redirect_into', 'Redirect', ['into']),
    ...['from', 'before', 'after'].map((name) => index(`linernotes_moved_${name}`, 'MovedRecord', [name])),
    index('linernotes_external_id', 'ExternalId', ['source', 'value']),
  ]
}
