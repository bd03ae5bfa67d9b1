import type { Item, Origin } from '../../../src/ingest/entry.ts'
import { type Document, readDocuments } from '../../files/json-documents.ts'
import { type Json, objects } from '../../files/json-values.ts'
import { openPaths } from '../../files/open-paths.ts'
import { shareOf } from '../../files/share.ts'
import { untilBroken } from '../../files/until-broken.ts'
import type { Importer, ReadOptions } from '../importer.ts'
import { readEntity } from './entities.ts'
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
  const onRead = shareOf(opened, onShare)
  yield { entry: source, origin: { file: opened[0]?.name ?? '' } }
  for (const { name: file, bytes } of opened)
    yield* untilBroken(file, signal, async function* (reached): AsyncGenerator<Item> {
      let isEmpty = true
      for await (const document of readDocuments(bytes(onRead, signal), { limit: longest })) {
        const origin = { file, line: document.line }
        reached(origin)
        isEmpty = false
        yield* itemsOf(document, origin)
      }
      if (isEmpty) yield { refused: 'is empty; save an answer of IMVDb there', origin: { file } }
    })
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
