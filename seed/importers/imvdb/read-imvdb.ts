import type { Item, Origin } from '../../../src/ingest/entry.ts'
import { type Document, readDocuments } from '../../files/json-documents.ts'
import { openPaths } from '../../files/open-paths.ts'
import { readingFault } from '../../files/reading-fault.ts'
import type { Importer, ReadOptions } from '../importer.ts'
import { readEntity } from './entities.ts'
import { type Json, objects } from './fields.ts'
import { source } from './said.ts'
import { readVideo } from './videos.ts'

export const imvdb: Importer = {
  name: 'imvdb',
  teller: 'imvdb',
  description:
    'Saved answers of IMVDb: videos, entities and pages of results, single, in lists, or one a line; files, folders, - for standard input.',
  paths: '<path...>',
  flags: [],
  read: readImvdb,
}

/** The longest answer read, in bytes. */
const longest = 64 * 1024 * 1024

async function* readImvdb(paths: readonly string[], { signal, onShare }: ReadOptions): AsyncGenerator<Item> {
  const opened = await openPaths(paths, /\.(json|jsonl|ndjson)(\.gz)?$/, { deep: true })
  const size = opened.reduce((sum, { size }) => sum + size, 0)
  let read = 0
  const onRead = (bytes: number) => {
    read += bytes
    if (size > 0) onShare?.(Math.min(1, read / size))
  }
  yield { entry: source, origin: { file: opened[0]?.name ?? '' } }
  for (const file of opened) {
    let last = 0
    try {
      for await (const document of readDocuments(file.bytes(onRead, signal), { limit: longest })) {
        last = document.line
        yield* itemsOf(document, { file: file.name, line: document.line })
      }
      if (last === 0) yield { refused: 'is empty; save an answer of IMVDb there', origin: { file: file.name } }
    } catch (error) {
      if (signal?.aborted) return
      const refused = readingFault(error)
      if (refused === undefined) throw error
      yield { refused, origin: { file: file.name, line: last + 1 } }
    }
  }
}

function* itemsOf(document: Document, origin: Origin): Generator<Item> {
  if ('fault' in document) yield { refused: document.fault, origin }
  else if (Array.isArray(document.value.results))
    for (const one of objects(document.value.results)) yield* answer(one, origin)
  else yield* answer(document.value, origin)
}

/** Which it is shows in its fields. */
function* answer(value: Json, origin: Origin): Generator<Item> {
  if ('song_title' in value) yield* readVideo(value, origin)
  else if ('name' in value && 'slug' in value) yield* readEntity(value, origin)
  else yield { refused: 'is no answer of IMVDb: neither a video, an entity nor a page of results', origin }
}
