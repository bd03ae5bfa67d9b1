import type { Item, RedirectLine } from '../../../src/ingest/entry.ts'
import { splitLines } from '../../files/lines.ts'
import { openPaths } from '../../files/open-paths.ts'
import { shareOf } from '../../files/share.ts'
import { untilBroken } from '../../files/until-broken.ts'
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
  const onRead = shareOf(opened, onShare)
  for (const { name: file, bytes } of opened)
    yield* untilBroken(file, signal, async function* (reached): AsyncGenerator<Item> {
      for await (const line of splitLines(bytes(onRead, signal))) {
        const origin = { file, line: line.number }
        reached(origin)
        yield 'fault' in line ? { refused: line.fault, origin } : { ...parsed(line.text), origin }
      }
    })
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
