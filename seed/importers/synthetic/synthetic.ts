import { type Entry, type EntryLink, type Item, nodeEntry } from '../../../src/ingest/entry.ts'
import { album as albumKind } from '../../../src/model/kinds/album.ts'
import { artist } from '../../../src/model/kinds/artist.ts'
import { company } from '../../../src/model/kinds/company.ts'
import { song as songKind } from '../../../src/model/kinds/song.ts'
import { source } from '../../../src/model/kinds/source.ts'
import { video as videoKind } from '../../../src/model/kinds/video.ts'
import type { Importer } from '../importer.ts'
import { Cast, type Counts } from './cast.ts'
import { groupName, personName, title } from './names.ts'
import { Random } from './random.ts'

/** How large a graph: `nodes` in all, with about three links each. */
export interface Size {
  readonly seed: number
  readonly nodes: number
}

export const synthetic: Importer = {
  name: 'synthetic',
  teller: null,
  description: 'A made-up graph of any size for tests and measurements: the same seed gives the same graph.',
  paths: '',
  flags: [
    {
      name: 'nodes',
      value: 'count',
      description: 'nodes in all; about three links come with each',
      fallback: '10000',
      fault: wholeFrom(100),
    },
    {
      name: 'seed',
      value: 'number',
      description: 'another number makes another graph',
      fallback: '1',
      fault: wholeFrom(0),
    },
  ],
  async *read(_paths, { flags, onShare }) {
    const nodes = Number(flags.nodes)
    let line = 0
    for (const entry of syntheticEntries({ nodes, seed: Number(flags.seed) })) {
      if (++line % 1000 === 0) onShare?.(line / nodes)
      yield { entry, origin: { file: 'synthetic', line } } satisfies Item
    }
  },
}

/**
 * Nodes before the links that name them, none of it kept: a few artists with ten thousand songs (at half a million
 * nodes), many with one, albums of tracks with a few hits on many of them, videos with directors and casts.
 */
export function* syntheticEntries({ seed, nodes }: Size): Generator<Entry> {
  const counts = {
    source: Math.max(2, Math.floor(nodes / 2000)),
    company: Math.max(3, Math.floor(nodes / 100)),
    artist: Math.floor(nodes * 0.18),
    album: Math.floor(nodes * 0.05),
    video: Math.floor(nodes * 0.12),
  }
  const songs = nodes - Object.values(counts).reduce((sum, count) => sum + count, 0)
  const cast = new Cast(new Random(seed, 1), counts)
  yield* sources(counts.source)
  yield* companies(new Random(seed, 2), counts.company)
  yield* artists(new Random(seed, 3), counts.artist)
  yield* works(new Random(seed, 4), cast, { ...counts, song: songs })
}

function* sources(count: number): Generator<Entry> {
  for (let i = 0; i < count; i++)
    yield nodeEntry(source, id('source', i), {
      name: `Made-up source ${i}`,
      url: `https://example.org/${i}`,
      reliability: 'none',
    })
}

function* companies(random: Random, count: number): Generator<Entry> {
  for (let i = 0; i < count; i++) {
    const type = random.pick(['LABEL', 'PRODUCTION', 'EFFECTS'] as const)
    yield nodeEntry(company, id('company', i), { name: `${title(random)} Company`, type })
  }
}

function* artists(random: Random, count: number): Generator<Entry> {
  for (let i = 0; i < count; i++) {
    const isGroup = i > 4 && random.chance(0.15)
    const type = isGroup ? 'GROUP' : 'PERSON'
    const name = isGroup ? groupName(random) : personName(random)
    const members = isGroup ? distinct(2 + random.below(3), () => random.below(i)) : []
    const known = { name, type, ...(random.chance(0.5) && { began: String(1940 + random.below(65)) }) } as const
    yield nodeEntry(artist, id('artist', i), known, {
      ...(random.chance(0.1) && { aliases: [personName(random)] }),
      links: members.map((member) => ({ type: 'MEMBER_OF', from: { id: id('artist', member) } })),
    })
  }
}

/** Songs, the albums they stand on and their videos, album by album, until each has its number. */
function* works(random: Random, cast: Cast, counts: Counts): Generator<Entry> {
  const made = { song: 0, album: 0, video: 0 }
  while (made.song < counts.song || made.album < counts.album || made.video < counts.video) {
    const first = made.song
    const main = cast.star()
    const left = counts.album - made.album
    const share = left > 0 ? Math.ceil((counts.song - made.song) / left) : counts.song - made.song
    const tracks = Math.min(counts.song - made.song, left > 0 ? random.below(2 * share) + 1 : share, 40)
    for (let i = 0; i < tracks; i++) yield song(random, cast, made.song++, main)
    if (made.album < counts.album && made.song > 0) yield album(random, cast, made.album++, main, first, made.song)
    const due = made.song === counts.song ? counts.video : Math.floor((made.song / counts.song) * counts.video)
    while (made.video < due) yield video(random, cast, made.video++, main, first + random.below(Math.max(1, tracks)))
  }
}

function song(random: Random, cast: Cast, number: number, main: number): Entry {
  const guests = distinct(random.chance(0.25) ? 1 + random.below(2) : 0, () => cast.star()).filter(
    (one) => one !== main,
  )
  const performers = [main, ...guests]
  const known = {
    title: title(random),
    duration: 90 + random.below(300),
    ...(random.chance(0.9) && { released: date(random) }),
  } as const
  return nodeEntry(songKind, id('song', number), known, {
    ...told(cast),
    links: [
      ...performers.map((one, i) => by('PERFORMED', one, { role: i === 0 ? 'main' : 'featured', position: i + 1 })),
      ...distinct(random.below(2), () => cast.writer()).map((one) => by('WROTE', one, {})),
      ...(random.chance(0.35) ? [by('PRODUCED', cast.producer(), { role: 'producer' })] : []),
    ],
  })
}

/** Its own songs, and now and then a hit that stands on many albums. */
function album(random: Random, cast: Cast, number: number, main: number, first: number, end: number): Entry {
  const hit = random.chance(0.3) ? random.rank(end) : first
  const own = Array.from({ length: end - first }, (_, i) => first + i)
  const tracks = hit < first ? [...own, hit] : own
  const known = {
    title: title(random),
    type: random.pick(['ALBUM', 'ALBUM', 'EP', 'MIXTAPE'] as const),
    released: date(random),
  } as const
  return nodeEntry(albumKind, id('album', number), known, {
    ...told(cast),
    links: [
      by('RELEASED', main, { position: 1 }),
      { type: 'ISSUED', from: { id: id('company', cast.company()) } },
      ...tracks.map((track, i) => ({
        type: 'TRACK_OF',
        from: { id: id('song', track) },
        properties: { position: i + 1 },
      })),
    ],
  })
}

function video(random: Random, cast: Cast, number: number, main: number, of: number): Entry {
  const known = {
    title: title(random),
    type: random.pick(['MUSIC_VIDEO', 'MUSIC_VIDEO', 'MUSIC_VIDEO', 'LIVE', 'VISUALIZER', 'SHORT_FILM'] as const),
    ...(random.chance(0.9) && { released: date(random) }),
    duration: 120 + random.below(400),
  } as const
  return nodeEntry(videoKind, id('video', number), known, {
    ...told(cast),
    links: [
      { type: 'VIDEO_OF', to: { id: id('song', of) } },
      by('PERFORMED', main, { role: 'main', position: 1 }),
      ...distinct(random.chance(0.15) ? 2 : 1, () => cast.director()).map((one, i) => ({
        ...by('DIRECTED', one, { position: i + 1 }),
        ...told(cast),
      })),
      ...distinct(1 + random.below(3), () => cast.actor()).map((one, i) => by('APPEARED_IN', one, { position: i + 1 })),
      ...(random.chance(0.6) ? [by('CREWED', cast.director(), { role: random.pick(crafts) })] : []),
      { type: 'PRODUCED', from: { id: id('company', cast.company()) }, properties: { role: 'production' } },
    ],
  })
}

const crafts = ['cinematographer', 'editor', 'choreographer', 'colorist']

function told(cast: Cast) {
  return { sources: [id('source', cast.source())], confidence: 'medium' }
}

function by(type: string, artist: number, properties: Record<string, unknown>): EntryLink {
  return { type, from: { id: id('artist', artist) }, properties }
}

function id(prefix: string, number: number): string {
  return `${prefix}:synthetic.${number}`
}

/** A day, a month or a year, as sources have it. */
function date(random: Random): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const year = 2025 - random.rank(60)
  if (random.chance(0.1)) return String(year)
  const month = `${year}-${two(1 + random.below(12))}`
  return random.chance(0.1) ? month : `${month}-${two(1 + random.below(28))}`
}

function distinct(count: number, draw: () => number): number[] {
  const drawn = new Set<number>()
  for (let i = 0; i < count; i++) drawn.add(draw())
  return [...drawn]
}

function wholeFrom(least: number): (value: string) => string | undefined {
  return (value) =>
    /^\d{1,15}$/.test(value) && Number(value) >= least ? undefined : `Give a whole number from ${least} up.`
}
