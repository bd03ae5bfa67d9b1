import type { Batch, LinkRecord, NodeRecord } from '../../../src/store/contract.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number)

const songs = numbers(1500).map(
  (number): NodeRecord => ({
    kind: 'Song',
    id: `song:${number}`,
    properties: {
      title: `Song ${number % 400}`,
      ...(number % 3 === 0 && { released: `${1960 + (number % 60)}` }),
      externalIds: [{ source: 'musicbrainz', id: `recording-${number}`, url: null }],
    },
  }),
)
const videos = numbers(800).map(
  (number): NodeRecord => ({
    kind: 'Video',
    id: `video:${number}`,
    properties: { title: `Video ${number % 300}`, ...(number % 2 === 0 && { released: `${1980 + (number % 40)}-01` }) },
  }),
)
const named = (kind: string, prefix: string, count: number) =>
  numbers(count).map(
    (number): NodeRecord => ({ kind, id: `${prefix}:${number}`, properties: { name: `${kind} ${number}` } }),
  )
const albums = numbers(100).map(
  (number): NodeRecord => ({ kind: 'Album', id: `album:${number}`, properties: { title: `Album ${number}` } }),
)

/** Enough of each kind that an index is worth more than looking at all of them. */
export const sample: Batch = {
  nodes: [
    ...songs,
    ...videos,
    ...albums,
    ...named('Artist', 'artist', 300),
    ...named('Source', 'source', 40),
    ...named('Company', 'company', 40),
  ],
  links: [
    ...numbers(150).map(
      (number): LinkRecord => ({
        type: 'MEMBER_OF',
        from: `artist:${number}`,
        to: `artist:${150 + (number % 60)}`,
        properties: {},
      }),
    ),
    ...songs.flatMap(({ id }, number): LinkRecord[] => [
      { type: 'PERFORMED', from: `artist:${number % 300}`, to: id, properties: { role: number % 2 ? 'main' : null } },
      { type: 'TRACK_OF', from: id, to: `album:${number % 100}`, properties: { position: number } },
    ]),
    ...videos.flatMap(({ id }, number): LinkRecord[] => [
      { type: 'VIDEO_OF', from: id, to: `song:${number}`, properties: {} },
      { type: 'DIRECTED', from: `artist:${number % 150}`, to: id, properties: { sources: [`source:${number % 40}`] } },
      { type: 'PERFORMED', from: `artist:${number % 300}`, to: id, properties: {} },
      { type: 'PRODUCED', from: `company:${number % 40}`, to: id, properties: {} },
    ]),
  ],
}
