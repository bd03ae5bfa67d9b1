import { model } from '../../src/model/index.ts'
import type { LinkRecord, NodeRecord } from '../../src/store/contract.ts'
import { graphOf } from './graph.ts'

const node = (kind: string, id: string, properties: Record<string, unknown>): NodeRecord => ({ kind, id, properties })
const link = (type: string, from: string, to: string, properties: Record<string, unknown> = {}): LinkRecord => ({
  type,
  from,
  to,
  properties,
})

export const nodes: readonly NodeRecord[] = [
  node('Source', 'source:S1', { name: 'VIBE', url: 'https://example.org/1', publisher: 'VIBE' }),
  node('Source', 'source:S2', { name: 'A tweet' }),
  node('Artist', 'artist:kendrick', { name: 'Kendrick Lamar', aliases: ['K.Dot', 'Oklama'], type: 'PERSON' }),
  node('Artist', 'artist:dave', { name: 'Dave Free' }),
  node('Artist', 'artist:jake', { name: 'Jake Schreier', sources: ['source:S1'] }),
  node('Artist', 'artist:taylour', { name: 'Taylour Paige' }),
  node('Artist', 'artist:francis', { name: 'Francis and the Lights' }),
  node('Company', 'company:pglang', { name: 'pgLang' }),
  node('Album', 'album:morale', {
    title: 'Mr. Morale & the Big Steppers',
    released: '2022-05-13',
    editions: [
      { key: 'standard', title: null, company: 'company:pglang', trackCount: 2, isDefault: true },
      { key: 'later', title: 'Later', company: null, trackCount: 3, isDefault: false },
    ],
  }),
  node('Song', 'song:wct', { title: 'We Cry Together', duration: 341 }),
  node('Song', 'song:n95', { title: 'N95', duration: 195 }),
  node('Song', 'song:heart', { title: 'The Heart Part 5' }),
  node('Video', 'video:wct', {
    title: 'We Cry Together',
    type: 'SHORT_FILM',
    released: '2022-09-01',
    releases: [{ date: '2022-06', medium: 'cinema', sources: ['source:S1'] }],
    claims: [{ field: 'released', value: '2022-09-02', sources: ['source:S2'], followed: false }],
    disputed: true,
  }),
  node('Video', 'video:n95', { title: 'N95', released: '2022-05-14' }),
  node('Video', 'video:may-i', { title: 'May I Have This Dance' }),
]

export const links: readonly LinkRecord[] = [
  link('RELEASED', 'artist:kendrick', 'album:morale'),
  link('TRACK_OF', 'song:n95', 'album:morale', { position: 1 }),
  link('TRACK_OF', 'song:wct', 'album:morale', { position: 2 }),
  link('TRACK_OF', 'song:n95', 'album:morale', { edition: 'later', position: 1 }),
  link('TRACK_OF', 'song:wct', 'album:morale', { edition: 'later', position: 2 }),
  link('TRACK_OF', 'song:heart', 'album:morale', { edition: 'later', position: 3 }),
  link('PERFORMED', 'artist:kendrick', 'song:wct', { role: 'main', position: 1 }),
  link('PERFORMED', 'artist:taylour', 'song:wct', { role: 'featured', position: 2 }),
  link('PERFORMED', 'artist:kendrick', 'song:n95', { role: 'main', position: 1 }),
  link('PERFORMED', 'artist:kendrick', 'song:n95', { role: 'vocals' }),
  link('VIDEO_OF', 'video:wct', 'song:wct'),
  link('VIDEO_OF', 'video:n95', 'song:n95'),
  link('DIRECTED', 'artist:jake', 'video:wct', {
    position: 1,
    sources: ['source:S1', 'source:S2'],
    confidence: 'HIGH',
  }),
  link('DIRECTED', 'artist:dave', 'video:wct', { position: 2 }),
  link('DIRECTED', 'artist:kendrick', 'video:wct', { position: 3 }),
  link('DIRECTED', 'artist:dave', 'video:n95'),
  link('DIRECTED', 'artist:jake', 'video:may-i', { segment: 'first' }),
  link('PERFORMED', 'artist:francis', 'video:may-i'),
  link('APPEARED_IN', 'artist:taylour', 'video:wct', { character: 'the woman' }),
]

/** A corner of the curated graph, small enough to hold in the head. */
export const smallGraph = graphOf(model, nodes, links)
