import { readFileSync } from 'node:fs'
import { cpus, release, type as system, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Databases } from './data.ts'
import type { OneNode } from './one-node.ts'
import { bench, root } from './places.ts'

export function machine(): Record<string, string> {
  const [cpu] = cpus()
  return {
    processor: `${cpu?.model.trim() ?? 'unknown'}, ${cpus().length} cores`,
    memory: `${(totalmem() / 2 ** 30).toFixed(0)} GB`,
    system: `${system()} ${release()}`,
  }
}

/** Of everything that had a part in the answers. */
export function versions({ version }: OneNode, { postgres }: Databases): Record<string, string> {
  const of = (folder: string, name: string): string =>
    JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version
  const peers: Record<string, string> = JSON.parse(readFileSync(join(bench, 'package.json'), 'utf8')).dependencies
  const jars = readFileSync(join(root, 'tools', 'neo4j', 'pom.xml'), 'utf8')
  return {
    Node: version,
    'better-sqlite3': of(root, 'better-sqlite3'),
    Neo4j: /<neo4j\.version>([^<]+)</.exec(jars)?.[1] ?? /<version>(\d{4}\.[^<]+)</.exec(jars)?.[1] ?? 'unknown',
    ...(postgres && { PostgreSQL: postgres.version }),
    ...Object.fromEntries(Object.keys(peers).map((name) => [name, of(bench, name)])),
  }
}
