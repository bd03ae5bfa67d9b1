import type { Item, Origin } from '../../../src/ingest/entry.ts'
import { type Opened, openPaths } from '../../files/open-paths.ts'
import { shareOf } from '../../files/share.ts'
import { untilBroken } from '../../files/until-broken.ts'
import { type Element, type XmlRecord, xmlRecords } from '../../files/xml-records.ts'
import type { Importer, ReadOptions } from '../importer.ts'
import { readArtist } from './artists.ts'
import { readLabel } from './labels.ts'
import { readMaster } from './masters.ts'
import { readRelease } from './releases.ts'
import { discogs as source } from './said.ts'
import { Told } from './seen.ts'

export const discogs: Importer = {
  name: 'discogs',
  teller: 'discogs',
  description:
    'The monthly dumps of Discogs: artists, labels, masters and releases as XML, plain or gzip; files, folders, - for standard input.',
  paths: '<path...>',
  flags: [],
  read: readDiscogs,
}

type Read = (record: Element, origin: Origin, told: Told) => Generator<Item>

/** By the root of their file, in the order in which files are read: what others name comes before them. */
const readers: Readonly<Record<string, { readonly record: string; readonly read: Read }>> = {
  artists: { record: 'artist', read: readArtist },
  labels: { record: 'label', read: readLabel },
  masters: { record: 'master', read: readMaster },
  releases: { record: 'release', read: readRelease },
}
const order = Object.keys(readers)

async function* readDiscogs(paths: readonly string[], { signal, onShare }: ReadOptions): AsyncGenerator<Item> {
  const opened = await inOrder(await openPaths(paths, /\.xml(\.gz)?$/))
  const onRead = shareOf(opened, onShare)
  yield { entry: source, origin: { file: opened[0]?.name ?? '' } }
  const told = new Told()
  for (const { name, bytes } of opened)
    yield* untilBroken(name, signal, (reached) => readOne(name, xmlRecords(bytes(onRead, signal)), told, reached))
}

async function* readOne(
  file: string,
  records: AsyncIterable<XmlRecord>,
  told: Told,
  reached: (origin: Origin) => void,
): AsyncGenerator<Item> {
  let isEmpty = true
  for await (const found of records) {
    const origin = { file, line: found.line }
    reached(origin)
    isEmpty = false
    if ('fault' in found) {
      yield { refused: found.fault, origin }
      continue
    }
    const reader = Object.hasOwn(readers, found.root) ? readers[found.root] : undefined
    if (!reader) return yield { refused: `is no dump of Discogs: ${expected}, not <${short(found.root)}>`, origin }
    if (found.record.name === reader.record) yield* reader.read(found.record, origin, told)
    else yield { refused: `is a <${short(found.record.name)}>, which <${found.root}> does not hold`, origin }
  }
  if (isEmpty) yield { refused: `holds no record; ${expected}`, origin: { file } }
}

const expected = `its first element is one of ${order.map((name) => `<${name}>`).join(', ')}`

/** Standard input, which can be read only once, and what is no dump, come last. */
async function inOrder(opened: readonly Opened[]): Promise<Opened[]> {
  const places = await Promise.all(opened.map(placeOf))
  return opened
    .map((one, at) => ({ one, place: places[at]! }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one)
}

async function placeOf(opened: Opened): Promise<number> {
  if (opened.name === 'standard input') return order.length
  let begun = ''
  try {
    for await (const chunk of opened.bytes(() => {})) {
      begun += chunk.toString('latin1')
      if (begun.length > 4096) break
    }
  } catch {
    // What is wrong with it is told when it is read.
  }
  const root = /<([a-z]+)[\s>]/.exec(begun)?.[1] ?? ''
  const place = order.indexOf(root)
  return place < 0 ? order.length : place
}

function short(name: string): string {
  return name.slice(0, 40)
}
