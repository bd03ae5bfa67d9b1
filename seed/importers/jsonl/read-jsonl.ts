import type { Item, RedirectLine } from '../../../src/ingest/entry.ts'
import { splitLines } from '../../files/lines.ts'
import { type Opened, openPaths } from '../../files/open-paths.ts'
import { readingFault } from '../../files/reading-fault.ts'
import type { Importer, ReadOptions } from '../importer.ts'

export const jsonl: Importer = {
  name: 'jsonl',
  teller: null,
  description:
    'Entries, one JSON object a line, as `export jsonl` writes them; plain or gzip, files, folders, - for standard input.',
  paths: '<path...>',
  flags: [],
  read: readJsonl,
}

async function* readJsonl(paths: readonly string[], { signal, onShare }: ReadOptions): AsyncGenerator<Item> {
  const opened = await openPaths(paths, /\.(jsonl|ndjson)(\.gz)?$/)
  const size = opened.reduce((sum, { size }) => sum + size, 0)
  let read = 0
  const onRead = (bytes: number) => {
    read += bytes
    if (size > 0) onShare?.(Math.min(1, read / size))
  }
  for (const source of opened) yield* readOne(source, onRead, signal)
}

async function* readOne(source: Opened, onRead: (bytes: number) => void, signal?: AbortSignal): AsyncGenerator<Item> {
  const file = source.name
  let last = 0
  try {
    for await (const line of splitLines(source.bytes(onRead, signal))) {
      last = line.number
      const origin = { file, line: line.number }
      yield 'fault' in line ? { refused: line.fault, origin } : { ...parsed(line.text), origin }
    }
  } catch (error) {
    if (signal?.aborted) return
    const refused = readingFault(error)
    if (refused === undefined) throw error
    yield { refused, origin: { file, line: last + 1 } }
  }
}

function parsed(text: string): { entry: never } | { redirect: RedirectLine } | { refused: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { refused: 'is not JSON; every line holds one whole object' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { refused: 'is not a JSON object; every line holds one entry' }
  // What is in it is checked on the way in, whoever wrote it.
  return 'redirect' in value ? { redirect: value as RedirectLine } : { entry: value as never }
}
