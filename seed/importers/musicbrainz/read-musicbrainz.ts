import type { Item } from '../../../src/ingest/entry.ts'
import { type Document, readDocuments } from '../../files/json-documents.ts'
import { membersOf } from '../../files/members.ts'
import { openPaths } from '../../files/open-paths.ts'
import { readingFault } from '../../files/reading-fault.ts'
import type { Importer, ReadOptions } from '../importer.ts'
import { readers } from './documents.ts'
import { Draft, source } from './draft.ts'
import { Mentioned } from './mentioned.ts'
import { readTracks } from './release.ts'
import { dumped, type Shaped, shapesOf, sortOfFile } from './shape.ts'

export const musicbrainz: Importer = {
  name: 'musicbrainz',
  teller: 'musicbrainz',
  description:
    'MusicBrainz: the files of its JSON dump, packed (.tar.xz) or not, JSON lines, or answers of its web service; files, folders, - for standard input.',
  paths: '<path...>',
  flags: [],
  read: readMusicbrainz,
}

/** The longest line read, in bytes: the artists with the most credits have lines of many megabytes. */
const longest = 64 * 1024 * 1024

/** A dump's archives, JSON under any name that says so, and a dump's unpacked files, which have no ending. */
const fits = new RegExp(`^(${dumped.join('|')})$|[.](json|jsonl|ndjson)([.]gz)?$|[.]tar([.]xz|[.]gz)?$|[.]t[xg]z$`)

async function* readMusicbrainz(paths: readonly string[], { signal, onShare }: ReadOptions): AsyncGenerator<Item> {
  const opened = await openPaths(paths, fits, { deep: true })
  const size = opened.reduce((sum, { size }) => sum + size, 0)
  let read = 0
  const onRead = (bytes: number) => {
    read += bytes
    if (size > 0) onShare?.(Math.min(1, read / size))
  }
  const mentioned = new Mentioned()
  yield { entry: source, origin: { file: opened[0]?.name ?? '' } }
  for (const file of opened) {
    let at = { file: file.name, line: 0 }
    try {
      for await (const member of membersOf(file.name, file.bytes(onRead, signal))) {
        const sort = sortOfFile(member.name)
        // A dump's archive also holds a licence, a time stamp and the like.
        if (member.name !== file.name && sort === undefined && !fits.test(member.name)) continue
        // A dump's archive holds one file of lines; of any other it is told which one was read.
        const name = member.name === file.name || sort !== undefined ? file.name : `${file.name}: ${member.name}`
        for await (const document of readDocuments(member.bytes, longest)) {
          at = { file: name, line: document.line }
          yield* itemsOf(document, sort, mentioned, name)
        }
      }
    } catch (error) {
      if (signal?.aborted) return
      const refused = readingFault(error)
      if (refused === undefined) throw error
      yield { refused, origin: { ...at, line: at.line + 1 } }
    }
  }
}

function* itemsOf(document: Document, sort: string | undefined, mentioned: Mentioned, file: string): Generator<Item> {
  const origin = { file, line: document.line }
  if ('fault' in document) yield { refused: document.fault, origin }
  else
    for (const shaped of shapesOf(document.value, sort)) {
      const draft = new Draft(mentioned, origin)
      translate(draft, shaped)
      yield* draft.items
    }
}

function translate(draft: Draft, shaped: Shaped): void {
  if (shaped.sort === 'other') draft.untaken(shaped.what, 'is of a sort that this graph does not keep', '')
  else if (shaped.sort === 'media') readTracks(draft, shaped.raw)
  else if (shaped.sort === 'area' || shaped.sort === 'place')
    draft.untaken(shaped.sort, 'is taken where something else names it', String(shaped.raw.name ?? ''))
  else readers[shaped.sort](draft, shaped.raw)
}
