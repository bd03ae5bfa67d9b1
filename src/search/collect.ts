import { sortStrings } from '../sort-strings.ts'
import { countOf } from '../store/texts.ts'
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
    /** Per node the number of its first name; the shown one comes first. */
    firstName: growing32(),
    written: new TextColumnBuilder(),
    words: new WordTable(),
    /** Per name where its words begin in `wordsOf`. */
    firstWord: growing32(),
    wordsOf: growing32(),
    /** Per name behind those of all nodes, which its links told: the node that bears it. */
    creditedTo: growing32(),
  }
  for await (const batch of source.names()) {
    told.ids.append(batch.ids)
    for (let row = 0, count = countOf(batch.ids); row < count; row++) addNode(batch, row)
  }
  told.firstName.push(told.written.count)
  const ids = told.ids.raw()
  // Done while the source is still busy with its links.
  const byId = sortStrings(ids.bytes, ids.starts)
  const { degrees, credited } = await source.links(ids)
  for (const [node, names] of credited) addCredited(node, names)
  told.firstWord.push(told.wordsOf.size)
  return { ...told, byId, degrees }

  function addNode(batch: NameColumns, row: number): void {
    told.kinds.push(batch.kinds[row]!)
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

  /** By now its other names are words by number. */
  function addCredited(node: number, names: readonly string[]): void {
    const known = new Set<string>()
    for (let name = told.firstName.at(node); name < told.firstName.at(node + 1); name++) known.add(readAs(name))
    for (const name of names) {
      const words = wordsOf(name)
      const read = words.map((word) => told.words.number(word)).join(' ')
      if (known.has(read)) continue
      known.add(read)
      addName(name, words)
      told.creditedTo.push(node)
    }
  }

  function readAs(name: number): string {
    const end = name + 1 < told.firstWord.size ? told.firstWord.at(name + 1) : told.wordsOf.size
    return told.wordsOf.values.subarray(told.firstWord.at(name), end).join(' ')
  }

  function addName(name: string, words: readonly string[]): void {
    told.written.push(name)
    told.firstWord.push(told.wordsOf.size)
    for (const word of words) told.wordsOf.push(told.words.number(word))
  }
}
