import { growing8, growing32 } from './growing.ts'
import { wordsOf } from './normal.ts'
import type { NameColumns, NameSource } from './source.ts'
import { TextColumnBuilder } from './text-column.ts'
import { WordTable } from './word-table.ts'

/** What a source told, in its own order, column by column. */
export type Collected = Awaited<ReturnType<typeof collect>>

/** Reads a source to its end. Of a node's names that are compared alike only the first is kept. */
export async function collect(source: NameSource) {
  const told = {
    ids: new TextColumnBuilder(),
    kinds: growing8(),
    degrees: growing32(),
    /** Per node the number of its first name; the shown one comes first. */
    firstName: growing32(),
    written: new TextColumnBuilder(),
    words: new WordTable(),
    /** Per name where its words begin in `wordsOf`. */
    firstWord: growing32(),
    wordsOf: growing32(),
  }
  for await (const batch of source.names()) for (let row = 0; row < batch.ids.length; row++) addNode(batch, row)
  told.firstName.push(told.written.count)
  told.firstWord.push(told.wordsOf.size)
  return told

  function addNode(batch: NameColumns, row: number): void {
    told.ids.push(batch.ids[row]!)
    told.kinds.push(batch.kinds[row]!)
    told.degrees.push(batch.degrees[row]!)
    told.firstName.push(told.written.count)
    const shown = wordsOf(batch.names[row]!)
    addName(batch.names[row]!, shown)
    if (batch.others[row]!.length === 0) return
    const known = new Set([shown.join(' ')])
    for (const name of batch.others[row]!) {
      const words = wordsOf(name)
      const read = words.join(' ')
      if (!known.has(read)) addName(name, words)
      known.add(read)
    }
  }

  function addName(name: string, words: readonly string[]): void {
    told.written.push(name)
    told.firstWord.push(told.wordsOf.size)
    for (const word of words) told.wordsOf.push(told.words.number(word))
  }
}
