import type { Neo4jConfig } from '../../config.ts'
import { LinernotesError } from '../../errors.ts'
import { type Model, model as registry } from '../../model/index.ts'
import type { Store } from '../contract.ts'
import { type Client, connect, type Run } from './client.ts'
import { isPrepared, prepare } from './ddl.ts'
import { place } from './failures.ts'
import { find } from './find.ts'
import { journalOf } from './journal.ts'
import { mergeNodes } from './merge-nodes.ts'
import { pathFinder } from './paths.ts'
import { reader } from './reader.ts'
import { scanLinks, scanNodes, scanRedirects } from './scan.ts'
import { shared } from './shared.ts'
import { statistics } from './stats.ts'
import { surveyLinks, surveyNodes } from './survey.ts'
import { unmergeNodes } from './unmerge-nodes.ts'
import { writeBatch } from './write.ts'

/** A server that is there answers within moments, when it is opened within a few. */
const pingTimeout = 2_000
const openTimeout = 5_000

/**
 * Opens a graph kept in a Neo4j of 5.23 or newer, and makes its constraints and indexes where they lack.
 * STORE_UNAVAILABLE when it cannot be reached; STORE_UNUSABLE when it refuses us, is too old, or holds what this
 * version cannot use. Each says so within seconds and names the cure.
 */
export async function openNeo4j(config: Neo4jConfig, model: Model = registry): Promise<Store> {
  const client = connect(config)
  try {
    await client.reach(openTimeout)
    await prepare(client, model, place(config))
  } catch (error) {
    await client.close()
    throw error
  }
  return storeOf(client, model)
}

/** Opens a graph as it is, to be read and nothing else; undefined where none was ever kept. Refuses as `openNeo4j` does. */
export async function openToRead(config: Neo4jConfig, model: Model = registry): Promise<Store | undefined> {
  const client = connect(config)
  try {
    await client.reach(openTimeout)
    if (await isPrepared(client, model, place(config))) return storeOf(client, model)
  } catch (error) {
    await client.close()
    throw error
  }
  await client.close()
  return undefined
}

function storeOf(client: Client, model: Model): Store {
  const run: Run = (text, p) => client.read(text, p)
  return {
    engine: 'neo4j',
    read: reader(model, client),
    write: (batch) => client.write((tx) => writeBatch(tx, model, batch)),
    find: (wanted) => find(run, model, wanted),
    shared: (pairs) => shared(run, model, pairs),
    merge: (from, into) => client.write((tx) => mergeNodes(tx, model, from, into)),
    unmerge: (id) => client.write((tx) => unmergeNodes(tx, model, id)),
    journal: journalOf(client),
    scanNodes: () => scanNodes(run, model),
    scanLinks: () => scanLinks(run, model),
    scanRedirects: () => scanRedirects(run),
    surveyNodes: (asked) => surveyNodes(run, model, asked),
    paths: pathFinder(model, client),
    surveyLinks: (endOf) => surveyLinks(run, model, endOf),
    stats: statistics(client, model),
    async revision() {
      const [row] = await run('MATCH (m:Linernotes) RETURN m.revision')
      return (row?.[0] ?? 0) as number
    },
    async ping() {
      try {
        await client.reach(pingTimeout)
      } catch (error) {
        throw new LinernotesError('STORE_UNAVAILABLE', (error as Error).message, error)
      }
    },
    close: () => client.close(),
  }
}
