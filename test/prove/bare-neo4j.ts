import type { Driver } from 'neo4j-driver'
import { model } from '../../src/model/index.ts'
import type { LinkRecord, NodeRecord, Store } from '../../src/store/contract.ts'
import { linkKey } from '../../src/store/link-key.ts'
import { encoded } from '../../src/store/neo4j/values.ts'

/** Rows in one statement, as many as an import writes in one transaction. */
const batch = 10_000

export interface Bare {
  /** Seconds for all nodes, and for all links. */
  readonly nodes: number
  readonly links: number
}

/**
 * What a program writes that knows only Neo4j: the nodes and links of a store, with all their values, by UNWIND. `creating`
 * trusts that nothing is there; otherwise what is there is found again, so that a second run changes nothing.
 */
export async function bareUnwind(driver: Driver, store: Store, { creating }: { creating: boolean }): Promise<Bare> {
  const session = driver.session({ database: 'neo4j' })
  let spent = 0
  const run = async (text: string, rows: readonly unknown[]) => {
    const begun = performance.now()
    await session.run(text, { rows })
    spent += performance.now() - begun
  }
  try {
    const nodes = new Batches<NodeRecord>(({ kind }) => kind)
    const writeNodes = (records: readonly NodeRecord[]) => {
      const { name, properties } = model.kinds.get(records[0]!.kind)!
      const rows = records.map((one) => ({
        id: one.id,
        values: { ...encoded(properties, one.properties), id: one.id },
      }))
      const made = creating ? `CREATE (n:\`${name}\`)` : `MERGE (n:\`${name}\` {id: row.id})`
      return run(`UNWIND $rows AS row ${made} SET n ${creating ? '=' : '+='} row.values`, rows)
    }
    for await (const records of store.scanNodes()) for (const full of nodes.add(records)) await writeNodes(full)
    for (const rest of nodes.rest()) await writeNodes(rest)
    const afterNodes = spent
    const kindOf = (id: string) => model.kindOfId(id)!.name
    const links = new Batches<LinkRecord>(({ type, from, to }) => `${type} ${kindOf(from)} ${kindOf(to)}`)
    const writeLinks = (records: readonly LinkRecord[]) => {
      const { type, from, to } = records[0]!
      const link = model.links.get(type)!
      const rows = records.map(({ from, to, properties }) => {
        const key = linkKey(link, from, to, properties)
        return { from, to, key, values: { ...encoded(link.properties, properties), key } }
      })
      const ends = `MATCH (a:\`${kindOf(from)}\` {id: row.from}), (b:\`${kindOf(to)}\` {id: row.to})`
      const made = creating ? `CREATE (a)-[l:\`${type}\`]->(b)` : `MERGE (a)-[l:\`${type}\` {key: row.key}]->(b)`
      return run(`UNWIND $rows AS row ${ends} ${made} SET l += row.values`, rows)
    }
    for await (const records of store.scanLinks()) for (const full of links.add(records)) await writeLinks(full)
    for (const rest of links.rest()) await writeLinks(rest)
    return { nodes: afterNodes / 1000, links: (spent - afterNodes) / 1000 }
  } finally {
    await session.close()
  }
}

/** The empty database with no more than what tells nodes apart. */
export async function onlyUniqueIds(driver: Driver): Promise<void> {
  for (const kind of model.kinds.keys())
    await driver.executeQuery(
      `CREATE CONSTRAINT bare_${kind} IF NOT EXISTS FOR (n:\`${kind}\`) REQUIRE n.id IS UNIQUE`,
      {},
      { database: 'neo4j' },
    )
}

/** Empties it, but for constraints and indexes. */
export async function emptied(driver: Driver): Promise<void> {
  await driver.executeQuery('MATCH (n) DETACH DELETE n', {}, { database: 'neo4j' })
}

/** Records by sort, given out in lists of `batch`. */
class Batches<T> {
  readonly #sortOf: (record: T) => string
  readonly #waiting = new Map<string, T[]>()

  constructor(sortOf: (record: T) => string) {
    this.#sortOf = sortOf
  }

  *add(records: readonly T[]): Generator<readonly T[]> {
    for (const record of records) {
      const sort = this.#sortOf(record)
      const waiting = this.#waiting.get(sort) ?? []
      this.#waiting.set(sort, waiting)
      if (waiting.push(record) < batch) continue
      this.#waiting.delete(sort)
      yield waiting
    }
  }

  rest(): Iterable<readonly T[]> {
    return this.#waiting.values()
  }
}
