import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import neo4j, { type Driver } from 'neo4j-driver'
import { type Neo4jServer, startNeo4j } from '../../tools/neo4j/start.ts'

/** On a new server of its own below the folder, which goes afterwards: what was emptied is not as it was at first. */
export async function onServer<T>(
  folder: string,
  work: (server: Neo4jServer, driver: Driver) => Promise<T>,
  memory: { readonly heap?: string; readonly pageCache?: string } = {},
): Promise<T> {
  const home = await mkdtemp(join(folder, 'neo4j-'))
  const server = await startNeo4j({ home, ...memory })
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password))
  try {
    return await work(server, driver)
  } finally {
    await driver.close()
    await server.stop()
    await rm(home, { recursive: true, force: true })
  }
}
