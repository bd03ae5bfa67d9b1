import { z } from 'zod'
import { LinernotesError } from './errors.ts'

/** Everything a run of Linernotes may be told from outside. */
export interface Config {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Processes that answer at the one address. */
  readonly workers: number
  readonly store: StoreConfig
  /** What `serve` puts into an empty store. */
  readonly seed: 'curated' | 'none'
  readonly logLevel: LogLevel
  readonly limits: Limits
  /** Links of a graph that is kept in memory as a map to walk and an index of names; a larger one is not. */
  readonly mapLinks: number
}

export type LogLevel = (typeof logLevels)[number]
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** What one request may cost. The first five are enforced by what it selects, the rest by what it sends. */
export interface Limits {
  /** Rows of one page. */
  readonly page: number
  /** Lists below one another. */
  readonly depth: number
  /** Lists in one root field. */
  readonly links: number
  /** Rows one root field could answer at the most. */
  readonly cost: number
  /** Milliseconds that looking for paths may keep the thread. */
  readonly walk: number
  /** Milliseconds from arrival to answer. */
  readonly timeout: number
  /** Bytes of a request's body. */
  readonly body: number
  /** Words and signs of a GraphQL document. */
  readonly tokens: number
  /** Brackets within brackets of a GraphQL document. */
  readonly nesting: number
  /** Aliases in a GraphQL document. */
  readonly aliases: number
}

/** Which engine keeps the graph, and how to reach it. */
export type StoreConfig = SqliteConfig | Neo4jConfig

export interface SqliteConfig {
  readonly engine: 'sqlite'
  /** A path; its folder is made when the file is new. ":memory:" keeps nothing. */
  readonly file: string
  /** Threads for reads that may scan. */
  readonly readers: number
}

export interface Neo4jConfig {
  readonly engine: 'neo4j'
  /** Any scheme of the driver: bolt, neo4j, bolt+s, neo4j+s … */
  readonly uri: string
  readonly user: string
  readonly password: string
  readonly database: string
  /** Connections at most. */
  readonly pool: number
}

type Environment = Readonly<Record<string, string | undefined>>

function whole(fallback: number, least: number, most: number) {
  const cure = `give a whole number from ${least} to ${most}`
  const digits = z
    .string()
    .trim()
    .regex(/^\d{1,15}$/, cure)
  return digits.transform(Number).pipe(z.number().min(least, cure).max(most, cure)).default(fallback)
}

function oneOf<const V extends readonly string[]>(values: V, fallback: V[number]) {
  return z
    .string()
    .trim()
    .pipe(z.enum(values, `give one of ${values.join(', ')}`))
    .default(fallback)
}

function text(fallback: string, shape = /^/, cure = '') {
  return z.string().trim().regex(shape, cure).default(fallback)
}

const variables = z.object({
  PORT: whole(4000, 0, 65_535),
  HOST: text('127.0.0.1', /^[\w.:-]+$/, 'give a host name or an address without scheme or port'),
  WORKERS: whole(1, 1, 64),
  STORE: oneOf(['sqlite', 'neo4j'], 'sqlite'),
  SQLITE_FILE: text('data/linernotes.db'),
  SQLITE_READERS: whole(2, 1, 64),
  NEO4J_URI: text(
    'bolt://localhost:7687',
    /^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^\s/@]+\/?$/,
    'give an address like bolt://localhost:7687 or neo4j+s://host, without user or password',
  ),
  NEO4J_USER: text('neo4j'),
  NEO4J_PASSWORD: z.string().default(''),
  NEO4J_DATABASE: text('neo4j', /^[a-zA-Z0-9][a-zA-Z0-9.-]*$/, 'give the name of a database'),
  NEO4J_POOL: whole(20, 1, 1_000),
  SEED: oneOf(['curated', 'none'], 'curated'),
  LOG_LEVEL: oneOf(logLevels, 'info'),
  LINERNOTES_DEBUG: oneOf(['0', '1'], '0'),
  LIMIT_TIMEOUT_MS: whole(10_000, 100, 600_000),
  LIMIT_PAGE: whole(200, 1, 10_000),
  LIMIT_DEPTH: whole(8, 1, 12),
  LIMIT_LINKS: whole(40, 1, 200),
  LIMIT_COST: whole(100_000, 1, 10_000_000),
  LIMIT_WALK_MS: whole(500, 1, 60_000),
  LIMIT_BODY_BYTES: whole(1_048_576, 1_024, 104_857_600),
  LIMIT_DOCUMENT_TOKENS: whole(4_000, 100, 100_000),
  LIMIT_DOCUMENT_NESTING: whole(80, 10, 500),
  LIMIT_DOCUMENT_ALIASES: whole(50, 1, 1_000),
  LIMIT_MAP_LINKS: whole(8_000_000, 0, 60_000_000),
})

/** Every variable of Linernotes. */
export const variableNames: readonly string[] = Object.keys(variables.shape)

/**
 * The configuration an environment describes. An empty variable counts as not set.
 * BAD_CONFIG with every fault at once, a sentence each; names that only look like ours are faults too.
 */
export function readConfig(env: Environment): Config {
  const read = variables.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim())))
  const faults = [
    ...Object.keys(env)
      .filter(isStranger)
      .map((name) => `${name} is not a variable of Linernotes; .env.example lists those that are.`),
    ...(read.error?.issues ?? []).map(
      ({ path: [name], message }) => `${String(name)} is ${shown(env[String(name)])}: ${message}.`,
    ),
  ]
  if (read.data?.STORE === 'sqlite' && read.data.SQLITE_FILE === ':memory:' && read.data.WORKERS > 1)
    faults.push('WORKERS is above 1, but a graph in memory belongs to one process: name a file in SQLITE_FILE.')
  if (!read.success || faults.length) throw new LinernotesError('BAD_CONFIG', faults.join('\n'))
  return configOf(read.data)
}

/** Whether an unforeseen error is to be shown with its stack; asked where there may be no configuration to read. */
export function isDebugging(env: Environment): boolean {
  return env.LINERNOTES_DEBUG === '1'
}

/** A misspelt limit would silently not hold. */
function isStranger(name: string): boolean {
  return /^(LIMIT|LINERNOTES)_/.test(name) && !variableNames.includes(name)
}

/** An address may hold a password. */
function shown(value = ''): string {
  return JSON.stringify(value.replace(/\/\/[^/]*@/, '//…@'))
}

function configOf(read: z.output<typeof variables>): Config {
  const store: StoreConfig =
    read.STORE === 'sqlite'
      ? { engine: 'sqlite', file: read.SQLITE_FILE, readers: read.SQLITE_READERS }
      : {
          engine: 'neo4j',
          uri: read.NEO4J_URI,
          user: read.NEO4J_USER,
          password: read.NEO4J_PASSWORD,
          database: read.NEO4J_DATABASE,
          pool: read.NEO4J_POOL,
        }
  const limits: Limits = {
    page: read.LIMIT_PAGE,
    depth: read.LIMIT_DEPTH,
    links: read.LIMIT_LINKS,
    cost: read.LIMIT_COST,
    walk: read.LIMIT_WALK_MS,
    timeout: read.LIMIT_TIMEOUT_MS,
    body: read.LIMIT_BODY_BYTES,
    tokens: read.LIMIT_DOCUMENT_TOKENS,
    nesting: read.LIMIT_DOCUMENT_NESTING,
    aliases: read.LIMIT_DOCUMENT_ALIASES,
  }
  const { HOST: host, PORT: port, WORKERS: workers, SEED: seed, LOG_LEVEL: logLevel, LIMIT_MAP_LINKS: mapLinks } = read
  return Object.freeze({
    ...{ host, port, workers, seed, logLevel, mapLinks },
    store: Object.freeze(store),
    limits: Object.freeze(limits),
  })
}
