import { join } from 'node:path'
import type { Place, System } from './system.ts'

/** As users start it, in the environment of the Dockerfile; else only the store and a quiet log are told. */
function served(place: Place, env: Record<string, string>) {
  const main = join(place.linernotes, 'dist', 'src', 'main.js')
  return {
    args: [main, 'serve'],
    env: { NODE_ENV: 'production', PORT: '0', SEED: 'none', LOG_LEVEL: 'silent', ...env },
  }
}

export const linernotesSqlite: System = {
  name: 'linernotes-sqlite',
  title: 'Linernotes on SQLite',
  needs: 'sqlite',
  command: (place) => served(place, { STORE: 'sqlite', SQLITE_FILE: place.sqlite }),
}

export const linernotesNeo4j: System = {
  name: 'linernotes-neo4j',
  title: 'Linernotes on Neo4j',
  needs: 'neo4j',
  command: (place) => served(place, { STORE: 'neo4j', ...login(place) }),
}

function login({ neo4j }: Place): Record<string, string> {
  return { NEO4J_URI: neo4j!.uri, NEO4J_USER: neo4j!.user, NEO4J_PASSWORD: neo4j!.password }
}
