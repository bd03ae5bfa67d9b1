import type { EntryLink } from '../../../src/ingest/entry.ts'
import { type Json, objects, text } from '../../files/json-values.ts'
import type { OutsideId } from './addresses.ts'
import { coverLinks } from './covers.ts'
import { type Draft, linked } from './draft.ts'
import { type Described, describe, nameOf } from './entities.ts'
import { texts } from './json.ts'
import { type Performance, performancesOf } from './performances.ts'
import { performance } from './relation-types.ts'
import { type ReadRelation, readRelation, untaken } from './relations.ts'

/** What a work says of one of its recordings. */
export interface OfWork {
  readonly links: EntryLink[]
  readonly works: string[]
  readonly externalIds: OutsideId[]
}

/**
 * A work is no node: what it says goes to the songs that perform it. Its dump lists its writers and its recordings
 * together, so the songs get their writers whichever file is read first, and nothing has to be remembered. A song keeps
 * the work's MusicBrainz id in `works` (a work always has one, and it is the same everywhere); its ISWCs are outside ids.
 */
export function readWork(draft: Draft, raw: Json): void {
  const node = describe('work', raw)
  if (!node) {
    draft.refuse('is a work with neither an id nor a title')
    return
  }
  const performances = performancesOf(raw)
  performances.forEach((one, place) => {
    const { links, works, externalIds } = ofWork(draft, raw, node, performances, place)
    draft.entry(one.node, links, { properties: { works }, externalIds })
  })
  untakenOf(draft, raw, node)
}

/** What the work says of one of these performances. */
export function ofWork(
  draft: Draft,
  work: Json,
  node: Described,
  performances: readonly Performance[],
  place: number,
): OfWork {
  const { kind } = performances[place]!.node
  const song = kind === 'Song'
  return {
    works: node.mbid === undefined ? [] : [node.mbid],
    externalIds: texts(work.iswcs).map((id) => ({ source: 'iswc', id }) as OutsideId),
    links: song ? [...writerLinks(draft, work), ...coverLinks(draft, performances, place)] : [],
  }
}

export function writerLinks(draft: Draft, work: Json): EntryLink[] {
  return relationsOf(work).flatMap(({ told, relation }) => {
    const end = told.sort === 'artist' && told.taken ? draft.end('artist', told.other) : undefined
    if (!end) return []
    const credit = text(relation['target-credit'])
    const creditedAs = credit === text(told.other.name) ? undefined : credit
    return told
      .taken!.properties(relation)
      .map((properties) => linked(told.taken!.link, 'from', end, { ...properties, ...(creditedAs && { creditedAs }) }))
  })
}

/** Counts what a work says and no song can take. */
export function untakenOf(draft: Draft, work: Json, node: Described): void {
  for (const { told } of relationsOf(work))
    if (told.id !== performance && !(told.sort === 'artist' && told.taken))
      untaken(draft, { entity: 'work', node }, told, 'has no link in this graph')
}

/** Writers are told of songs; counts those of works that only videos perform. */
export function untakenWriters(draft: Draft, work: Json, about: Described): void {
  for (const { told } of relationsOf(work))
    if (told.sort === 'artist' && told.taken)
      draft.untaken(
        `${told.pair} relation: ${told.name}`,
        'writers are told of songs, and this is a video',
        nameOf(about),
      )
}

function relationsOf(work: Json): { told: ReadRelation; relation: Json }[] {
  return objects(work.relations).flatMap((relation) => {
    const told = readRelation('work', relation)
    return told ? [{ told, relation }] : []
  })
}
