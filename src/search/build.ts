import { passing } from '../passing-memory.ts'
import { sortStrings } from '../sort-strings.ts'
import { buildKeys } from './build-keys.ts'
import { type Collected, collect } from './collect.ts'
import { fill, shared8, shared16, shared32 } from './growing.ts'
import type { Lists, NameIndex } from './name-index.ts'
import { fillers } from './normal.ts'
import { shapesOf } from './shapes.ts'
import type { NameSource } from './source.ts'

/** Reads every name of a source into an index. Takes some seconds for a million names: work for a worker. */
export async function buildNameIndex(source: NameSource): Promise<NameIndex> {
  const told = await collect(source)
  const { nodes, byId } = rankNodes(told)
  const { names, firstName, nodeOf } = rankNames(told, nodes)
  const { words, numbers } = sortWords(told)
  const wordsOf = translate(told, names, numbers)
  const wordCount = words.starts.length - 1
  const spared = shared8(wordCount)
  for (let word = 0; word < wordCount; word++) {
    const [start, end] = [words.starts[word]!, words.starts[word + 1]!]
    if (fillers.has(String.fromCharCode(...words.items.subarray(start, end)))) spared[word] = 1
  }
  const named = {
    ids: told.ids.inOrder(nodes),
    byId,
    kinds: fill(shared8(nodes.length), (node) => told.kinds.at(nodes[node]!)),
    degrees: fill(shared32(nodes.length), (node) => told.degrees[nodes[node]!]!),
    firstName,
    written: told.written.inOrder(names),
    nodeOf,
    words,
    wordsOf,
    namesWith: turnRound(wordsOf, wordCount),
    wordShapes: shapesOf(
      wordCount,
      words.items,
      (word) => words.starts[word]!,
      (word) => words.starts[word + 1]!,
    ),
    fillers: spared,
  }
  return { ...named, ...buildKeys(named) }
}

/** The nodes as told, the most connected first, then by id; and the numbers they get in order of id. */
function rankNodes(told: Collected) {
  const { byId } = told
  const count = byId.length
  let most = 0
  for (let node = 0; node < count; node++) most = Math.max(most, told.degrees[node]!)
  // Both in one number, so that the engine's own sort of numbers does.
  const places = passing(Float64Array, count)
  for (let place = 0; place < count; place++) places[place] = (most - told.degrees[byId[place]!]!) * count + place
  places.sort()
  const nodes = passing(Uint32Array, count)
  const ranked = shared32(count)
  for (let node = 0; node < count; node++) {
    const place = places[node]! % count
    nodes[node] = byId[place]!
    ranked[place] = node
  }
  return { nodes, byId: ranked }
}

function rankNames(told: Collected, nodes: Uint32Array) {
  const count = told.written.count
  const names = passing(Uint32Array, count)
  const nodeOf = shared32(count)
  const firstName = shared32(nodes.length + 1)
  const firstCredited = creditedOf(told, nodes.length)
  let next = 0
  for (let node = 0; node < nodes.length; node++) {
    firstName[node] = next
    const place = nodes[node]!
    add(node, told.firstName.at(place), told.firstName.at(place + 1))
    add(node, firstCredited[place]!, firstCredited[place + 1]!)
  }
  firstName[nodes.length] = next
  return { names, firstName, nodeOf }

  function add(node: number, from: number, to: number): void {
    for (let name = from; name < to; name++) {
      nodeOf[next] = node
      names[next++] = name
    }
  }
}

/** Per node as told, its first name of those behind the names of all nodes, which stand in order of their nodes. */
function creditedOf({ creditedTo, firstName }: Collected, count: number): Uint32Array {
  const first = passing(Uint32Array, count + 1)
  const behind = firstName.at(count)
  let next = 0
  for (let node = 0; node <= count; node++) {
    while (next < creditedTo.size && creditedTo.at(next) < node) next++
    first[node] = behind + next
  }
  return first
}

/** The words in order, and the number each got for the one it had. */
function sortWords(told: Collected): { words: Lists<Uint16Array>; numbers: Uint32Array } {
  const { units, starts } = told.words.column()
  const order = sortStrings(units, starts)
  const words = { items: shared16(units.length), starts: shared32(order.length + 1) }
  const numbers = new Uint32Array(order.length)
  for (let word = 0; word < order.length; word++) {
    const [start, end] = [starts[order[word]!]!, starts[order[word]! + 1]!]
    words.items.set(units.subarray(start, end), words.starts[word]!)
    words.starts[word + 1] = words.starts[word]! + end - start
    numbers[order[word]!] = word
  }
  return { words, numbers }
}

function translate(told: Collected, names: Uint32Array, numbers: Uint32Array): Lists<Uint32Array> {
  const lists = { items: shared32(told.wordsOf.size), starts: shared32(names.length + 1) }
  let next = 0
  for (let name = 0; name < names.length; name++) {
    const end = told.firstWord.at(names[name]! + 1)
    for (let at = told.firstWord.at(names[name]!); at < end; at++) lists.items[next++] = numbers[told.wordsOf.at(at)]!
    lists.starts[name + 1] = next
  }
  return lists
}

/** From the words of each name to the names of each word. */
function turnRound({ items, starts }: Lists<Uint32Array>, wordCount: number): Lists<Uint32Array> {
  const last = new Uint32Array(wordCount)
  const counts = new Uint32Array(wordCount + 1)
  const eachOnce = (each: (word: number, name: number) => void) => {
    last.fill(0)
    for (let name = 0; name + 1 < starts.length; name++)
      for (let at = starts[name]!; at < starts[name + 1]!; at++) {
        const word = items[at]!
        if (last[word] !== name + 1) each(word, name)
        last[word] = name + 1
      }
  }
  eachOnce((word) => counts[word + 1]!++)
  for (let word = 0; word < wordCount; word++) counts[word + 1]! += counts[word]!
  const lists = { items: shared32(counts[wordCount]!), starts: shared32(wordCount + 1) }
  lists.starts.set(counts)
  eachOnce((word, name) => {
    lists.items[counts[word]!++] = name
  })
  return lists
}
