import fc from 'fast-check'
import { CONFIDENCE } from '../../../src/model/define.ts'
import { model } from '../../../src/model/index.ts'
import type { Batch, LinkRecord, NodeRecord, PathsAsked } from '../../../src/store/contract.ts'

const name = (name: string) => ({ name })
const outside = (source: string, id: string) => ({ externalIds: [{ source, id, url: null }] })
const award = { award: 'A', category: 'C', ceremonyYear: 2015 }

/** Nodes of every sort that a walk tells apart: each way to be a hub, works of several years and of none. */
const nodes: readonly NodeRecord[] = [
  ...['a', 'b', 'c', 'd', 'e'].map((id) => ({ kind: 'Artist', id: `artist:${id}`, properties: name(id) })),
  { kind: 'Artist', id: 'artist:various', properties: name('VÁRIOUS Artists') },
  {
    kind: 'Artist',
    id: 'artist:verschiedene',
    properties: { ...name('Verschiedene'), ...outside('musicbrainz', '89ad4ac3-39f7-470e-963a-56509c546377') },
  },
  { kind: 'Artist', id: 'artist:194', properties: { ...name('One'), ...outside('imvdb', '194') } },
  ...[null, '1999', '2015-03', '2020-01-01'].flatMap((released, place) => [
    { kind: 'Song', id: `song:${place}`, properties: { title: 's', released } },
    { kind: 'Video', id: `video:${place}`, properties: { title: 'v', released } },
  ]),
  { kind: 'Company', id: 'company:label', properties: { ...name('l'), type: 'LABEL' } },
  { kind: 'Company', id: 'company:maker', properties: { ...name('m'), type: 'PRODUCTION' } },
  { kind: 'Company', id: 'company:plain', properties: name('p') },
  { kind: 'Place', id: 'place:p', properties: name('p') },
  { kind: 'Nomination', id: 'nomination:n', properties: { ...name('n'), ...award } },
]

export const types = [
  ...['PERFORMED', 'DIRECTED', 'MEMBER_OF', 'VIDEO_OF', 'SAMPLES', 'PRODUCED', 'WORKED_FOR', 'BORN_IN', 'RECEIVED'],
  ...['NOMINATED_FOR', 'REFERENCED_IN'],
]

const ends = types
  .flatMap((type) => model.links.get(type)!.ends.map(({ from, to }) => ({ type, from, to })))
  .filter(({ from, to }) => [from, to].every((kind) => nodes.some((node) => node.kind === kind)))

/** Small graphs with links side by side, links of a node to itself and hubs on the way. */
export function walkedGraph(length: { readonly minLength: number; readonly maxLength: number }): fc.Arbitrary<Batch> {
  const link = fc
    .record({
      ends: fc.constantFrom(...ends),
      places: fc.tuple(fc.nat(30), fc.nat(30)),
      role: fc.constantFrom(null, 'main', 'vocals'),
      confidence: fc.constantFrom(...CONFIDENCE),
      sources: fc.constantFrom(0, 1, 2, 15, 17),
    })
    .map(({ ends: { type, from, to }, places, role, confidence, sources }): LinkRecord => {
      const cited = Array.from({ length: sources }, (_, place) => `source:${10 + place}`)
      const properties = { confidence, sources: cited }
      const hasRole = 'role' in model.links.get(type)!.properties
      return {
        ...{ type, from: nth(from, places[0]), to: nth(to, places[1]) },
        properties: hasRole ? { ...properties, role } : properties,
      }
    })
  return fc.array(link, { ...length, size: 'max' }).map((links) => ({ nodes, links }))
}

function nth(kind: string, place: number): string {
  const all = nodes.filter((node) => node.kind === kind)
  return all[place % all.length]!.id
}

/** Few lengths and few sets of types: each makes statements of its own, which the database must plan. */
export const askedPaths: fc.Arbitrary<PathsAsked> = fc
  .record({
    ends: fc.tuple(fc.nat(nodes.length - 1), fc.nat(nodes.length - 1)),
    through: fc.constantFrom(types, types, types.slice(0, 10), ['PERFORMED', 'MEMBER_OF', 'VIDEO_OF', 'NO_SUCH_LINK']),
    avoid: fc.array(fc.nat(nodes.length - 1), { maxLength: 2 }),
    first: fc.constantFrom(1, 3, 10, 100),
    onlyShortest: fc.constantFrom(true, false, false),
    more: fc.record(
      {
        minConfidence: fc.constantFrom('MEDIUM', 'LOW', 'LOW', 'UNKNOWN'),
        maxLength: fc.constantFrom(1, 2, 4),
        throughHubs: fc.boolean(),
        fromYear: fc.constantFrom(2000, 2015),
        toYear: fc.constantFrom(2014, 2020),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ ends: [from, to], avoid, more, ...asked }) => ({
    ...asked,
    ...more,
    from: nodes[from]!.id,
    to: nodes[to]!.id,
    avoid: avoid.map((place) => nodes[place]!.id),
  }))
