import type { Origin } from '../../../src/ingest/entry.ts'
import { readDocuments } from '../../files/json-documents.ts'
import { membersOf } from '../../files/members.ts'
import type { Opened } from '../../files/open-paths.ts'
import { untilBroken } from '../../files/until-broken.ts'
import { dumped, type Shaped, shapesOf, sortOfFile } from './shape.ts'

/** Something a file holds, or why it could not be read. */
export type Found =
  | { readonly shaped: Shaped; readonly origin: Origin }
  | { readonly refused: string; readonly origin: Origin }

/** How files are read: what of them, and who is told. */
export interface Reading {
  readonly onRead: (bytes: number) => void
  readonly signal?: AbortSignal | undefined
  /** Whether a line is worth parsing. */
  readonly passes?: (text: string) => boolean
  /** Whether anything more is wanted of a file that holds only one sort; asked before each document. */
  readonly wants?: (sort: string) => boolean
}

/** A dump's archives, JSON under any name that says so, and a dump's unpacked files, which have no ending. */
export const fits = new RegExp(
  `^(${dumped.join('|')})$|[.](json|jsonl|ndjson)([.]gz)?$|[.]tar([.]xz|[.]gz)?$|[.]t[xg]z$`,
)

/** The longest line read, in bytes: the artists with the most credits have lines of many megabytes. */
const longest = 64 * 1024 * 1024

/** Everything that files hold, told apart by content, in turn. A file that breaks off is a refusal, and the next follows. */
export async function* documentsIn(opened: readonly Opened[], reading: Reading): AsyncGenerator<Found> {
  for (const file of opened)
    yield* untilBroken(file.name, reading.signal, async function* (reached): AsyncGenerator<Found> {
      for await (const found of documentsOf(file, reading)) {
        reached(found.origin)
        yield found
      }
    })
}

async function* documentsOf(file: Opened, { onRead, signal, passes, wants }: Reading): AsyncGenerator<Found> {
  for await (const member of membersOf(file.name, file.bytes(onRead, signal))) {
    const sort = sortOfFile(member.name)
    // A dump's archive also holds a licence, a time stamp and the like.
    if (member.name !== file.name && sort === undefined && !fits.test(member.name)) continue
    if (sort !== undefined && wants?.(sort) === false) continue
    // A dump's archive holds one file of lines; of any other it is told which one was read.
    const name = member.name === file.name || sort !== undefined ? file.name : `${file.name}: ${member.name}`
    for await (const document of readDocuments(member.bytes, { limit: longest, ...(passes && { passes }) })) {
      const origin = { file: name, line: document.line }
      if ('fault' in document) yield { refused: document.fault, origin }
      else for (const shaped of shapesOf(document.value, sort)) yield { shaped, origin }
      if (sort !== undefined && wants?.(sort) === false) break
    }
  }
}
