import { expect, test } from 'vitest'
import { filesIn, type Import } from './sources.ts'

const files = [...filesIn('src'), ...filesIn('seed')]

/** Which room may import which, types included; a file's own room always. */
const arrows: Record<string, readonly string[]> = {
  main: ['cli'],
  cli: [
    'open',
    'seed',
    'http',
    'graphql',
    'export',
    'atlas',
    'map',
    'search',
    'ingest',
    'store',
    'contract',
    'config',
    'model',
    'errors',
  ],
  http: ['graphql', 'export', 'atlas', 'map', 'store', 'contract', 'config', 'errors'],
  graphql: ['atlas', 'map', 'search', 'contract', 'model', 'errors'],
  export: ['atlas', 'map', 'search', 'contract', 'model', 'errors'],
  atlas: ['map', 'search', 'contract', 'open', 'config', 'thread', 'model', 'errors'],
  map: ['contract', 'sorting', 'model', 'errors'],
  search: ['contract', 'sorting', 'model', 'errors'],
  seed: ['ingest', 'model', 'errors'],
  ingest: ['contract', 'model', 'errors'],
  open: ['store', 'contract', 'model', 'config', 'errors'],
  store: ['contract', 'model', 'config', 'thread', 'errors'],
  contract: ['model'],
  config: ['errors'],
  thread: ['errors'],
  sorting: [],
  model: [],
  errors: [],
}

/** What stands directly in `src` and `src/store` has a room of its own. */
const single: Record<string, string> = {
  'src/main.ts': 'main',
  'src/config.ts': 'config',
  'src/errors.ts': 'errors',
  'src/thread.ts': 'thread',
  'src/sort-strings.ts': 'sorting',
  'src/passing-memory.ts': 'sorting',
  'src/store/contract.ts': 'contract',
  'src/store/selection.ts': 'contract',
  'src/store/known-link.ts': 'contract',
  'src/store/link-key.ts': 'contract',
  'src/store/texts.ts': 'contract',
  'src/store/journal.ts': 'contract',
  'src/store/open.ts': 'open',
}

function roomOf(path: string): string {
  return single[path] ?? (path.startsWith('seed/') ? 'seed' : path.split('/')[1]!)
}

test('every file is in a room that has its arrows', () => {
  expect(files.map(({ path }) => path).filter((path) => !arrows[roomOf(path)])).toEqual([])
})

test('imports follow the arrows', () => {
  const against = each(({ of, own }, from) => {
    if (!own) return false
    const [here, there] = [roomOf(from), roomOf(of)]
    return here !== there && !arrows[here]?.includes(there)
  })
  expect(against).toEqual([])
})

test('stores know only the types of the configuration', () => {
  expect(
    each(({ of, typesOnly }, from) => from.startsWith('src/store/') && of === 'src/config.ts' && !typesOnly),
  ).toEqual([])
})

test('no engine knows another', () => {
  const engine = (path: string) => /^src\/store\/(\w+)\//.exec(path)?.[1]
  expect(
    each(({ of }, from) => engine(from) !== undefined && engine(of) !== undefined && engine(of) !== engine(from)),
  ).toEqual([])
})

test('every import of a file of ours leads to one', () => {
  const known = new Set(files.map(({ path }) => path))
  expect(each(({ of, own }) => own && of.endsWith('.ts') && !known.has(of))).toEqual([])
  expect(each(({ of, own }) => own && !/\.(ts|json)$/.test(of))).toEqual([])
})

test('no file reaches itself over its imports', () => {
  const imports = new Map(
    files.map(({ path, imports }) => [path, imports.filter(({ own }) => own).map(({ of }) => of)]),
  )
  expect(cycleIn(imports)).toBeUndefined()
})

test('a cycle would be found', () => {
  const imports = new Map([
    ['a', ['b', 'c']],
    ['b', []],
    ['c', ['d']],
    ['d', ['c']],
  ])
  expect(cycleIn(imports)).toEqual(['c', 'd', 'c'])
})

const homes: Record<string, RegExp> = {
  graphql: /^src\/graphql\//,
  '@graphql-tools/schema': /^src\/graphql\//,
  'graphql-yoga': /^src\/http\//,
  '@graphql-yoga/render-graphiql': /^src\/http\//,
  pino: /^src\/(http|cli)\//,
  'pino-pretty': /^src\/(http|cli)\//,
  commander: /^src\/cli\//,
  'neo4j-driver': /^src\/store\/neo4j\//,
  'better-sqlite3': /^src\/store\/sqlite\//,
  'cli-progress': /^src\/ingest\/progress\.ts$/,
  'csv-parse': /^seed\//,
  saxes: /^seed\/files\/xml-records\.ts$/,
  'tar-stream': /^seed\/files\//,
  'xz-decompress': /^seed\/files\//,
  zod: /^(src\/config|seed\/importers\/csv\/mapping)\.ts$/,
}

test('each outside package has one home', () => {
  const package_ = (name: string) =>
    name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/')
  expect(each(({ of, own }, from) => !own && !of.startsWith('node:') && !homes[package_(of)]?.test(from))).toEqual([])
})

test('each home is lived in', () => {
  const imported = new Set(files.flatMap(({ imports }) => imports.filter(({ own }) => !own).map(({ of }) => of)))
  expect(
    Object.keys(homes).filter((name) => ![...imported].some((of) => of === name || of.startsWith(`${name}/`))),
  ).toEqual([])
})

/** "from -> of" for each import that is so. */
function each(is: (one: Import, from: string) => boolean): string[] {
  return files.flatMap(({ path, imports }) =>
    imports.filter((one) => is(one, path)).map(({ of }) => `${path} -> ${of}`),
  )
}

/** The first way back to where it began, depth first. */
function cycleIn(imports: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>()
  const walk = (at: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(at)) return [...way.slice(way.indexOf(at)), at]
    if (done.has(at)) return undefined
    for (const next of imports.get(at) ?? []) {
      const found = walk(next, [...way, at])
      if (found) return found
    }
    done.add(at)
    return undefined
  }
  for (const start of imports.keys()) {
    const found = walk(start, [])
    if (found) return found
  }
  return undefined
}
