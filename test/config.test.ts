import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isDebugging, readConfig, variableNames } from '../src/config.ts'
import { LinernotesError } from '../src/errors.ts'

function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof LinernotesError && error.code === 'BAD_CONFIG') return error.message.split('\n')
    throw error
  }
  return []
}

test('an empty environment gives a service on this machine with a SQLite file', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 4000,
    workers: 1,
    store: { engine: 'sqlite', file: 'data/linernotes.db', readers: 2 },
    seed: 'curated',
    logLevel: 'info',
    limits: {
      page: 200,
      depth: 8,
      links: 40,
      cost: 100_000,
      walk: 500,
      timeout: 10_000,
      body: 1_048_576,
      tokens: 4_000,
      nesting: 80,
      aliases: 50,
    },
    mapLinks: 8_000_000,
  })
})

test('a graph in memory belongs to one process', () => {
  expect(faultsOf({ SQLITE_FILE: ':memory:', WORKERS: '2' })).toEqual([
    'WORKERS is above 1, but a graph in memory belongs to one process: name a file in SQLITE_FILE.',
  ])
  expect(readConfig({ SQLITE_FILE: ':memory:', WORKERS: '1' }).workers).toBe(1)
  expect(readConfig({ SQLITE_FILE: ':memory:', STORE: 'neo4j', WORKERS: '2' }).workers).toBe(2)
})

test('Neo4j takes its address, user, password, database and pool', () => {
  const env = {
    STORE: 'neo4j',
    NEO4J_URI: 'neo4j+s://graph.example',
    NEO4J_USER: 'reader',
    NEO4J_PASSWORD: ' kept as it is ',
    NEO4J_DATABASE: 'credits',
    NEO4J_POOL: '5',
  }
  expect(readConfig(env).store).toEqual({
    engine: 'neo4j',
    uri: 'neo4j+s://graph.example',
    user: 'reader',
    password: ' kept as it is ',
    database: 'credits',
    pool: 5,
  })
})

test('the configuration cannot be changed', () => {
  const config = readConfig({})
  for (const part of [config, config.store, config.limits]) expect(Object.isFrozen(part)).toBe(true)
})

test('an empty or blank variable counts as not set', () => {
  expect(readConfig({ PORT: '', STORE: ' ', LIMIT_PAGE: '' })).toEqual(readConfig({}))
})

test('variables of other programs are left alone', () => {
  expect(readConfig({ PATH: '/bin', NEO4J_HOME: '/opt', SQLITE_TMPDIR: '/tmp' })).toEqual(readConfig({}))
})

test('every fault is told at once, each with the variable, what it holds and the cure', () => {
  expect(faultsOf({ PORT: '99999', HOST: 'http://x', STORE: 'oracle', LIMIT_PAGE: 'many', SEED: 'all' })).toEqual([
    'PORT is "99999": give a whole number from 0 to 65535.',
    'HOST is "http://x": give a host name or an address without scheme or port.',
    'STORE is "oracle": give one of sqlite, neo4j.',
    'SEED is "all": give one of curated, none.',
    'LIMIT_PAGE is "many": give a whole number from 1 to 10000.',
  ])
})

test.each(['-1', '1.5', '0x10', '1e3', '١', '7 7'])('PORT=%s is no port', (value) => {
  expect(faultsOf({ PORT: value })).toHaveLength(1)
})

test.each(['bolt://a:7687', 'neo4j://a', 'bolt+s://a', 'neo4j+s://a', 'bolt+ssc://[::1]:7687', 'neo4j://a?policy=eu'])(
  'NEO4J_URI=%s is an address',
  (value) => expect(faultsOf({ NEO4J_URI: value })).toEqual([]),
)

test.each(['http://a:7474', 'localhost:7687', 'bolt:a', ''])('NEO4J_URI=%s is none, unless empty', (value) => {
  expect(faultsOf({ NEO4J_URI: value })).toHaveLength(value ? 1 : 0)
})

test('a password inside an address is not repeated', () => {
  const [fault] = faultsOf({ NEO4J_URI: 'bolt://neo4j:hunter2@host' })
  expect(fault).toContain('NEO4J_URI')
  expect(fault).not.toContain('hunter2')
})

test('an unforeseen error is shown whole only when asked for', () => {
  expect(['1', '0', '', undefined].map((value) => isDebugging({ LINERNOTES_DEBUG: value }))).toEqual([
    true,
    false,
    false,
    false,
  ])
})

test.each(['LIMIT_PAGES', 'LINERNOTES_PORT'])('%s looks like ours and is not', (name) => {
  expect(faultsOf({ [name]: '1' })).toEqual([
    `${name} is not a variable of Linernotes; .env.example lists those that are.`,
  ])
})

test('.env.example lists every variable with its default, each one below a comment', () => {
  const written = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')
  const entries = [...written.matchAll(/^# (.+)\n([A-Z0-9_]+)=(.*)$/gm)]
  expect(written.match(/^[A-Z0-9_]+=/gm)).toHaveLength(entries.length)
  expect(entries.map(([, , name]) => name)).toEqual(variableNames)
  const asWritten = Object.fromEntries(entries.map(([, , name, value]) => [name, value]))
  expect(readConfig(asWritten)).toEqual(readConfig({}))
  expect(readConfig({ ...asWritten, STORE: 'neo4j' })).toEqual(readConfig({ STORE: 'neo4j' }))
  // Only the password has nothing to show.
  expect(entries.filter(([, , , value]) => value === '').map(([, , name]) => name)).toEqual(['NEO4J_PASSWORD'])
})
