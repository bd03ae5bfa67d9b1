import type { EntryLink } from '../../../src/ingest/entry.ts'
import { type Json, objects } from '../../files/json-values.ts'
import type { OutsideId } from './addresses.ts'
import { readEditionOf } from './album.ts'
import { creditLine, creditLinks } from './artist-credit.ts'
import type { Draft } from './draft.ts'
import { type Described, describe } from './entities.ts'
import { performanceOf, performancesOf } from './performances.ts'
import { readRelations } from './relations.ts'
import { ofWork, untakenOf, untakenWriters } from './works.ts'

/** A recording, stand-alone or on a release, with its credits. `links` are what its place on the release says. */
export function readRecording(draft: Draft, raw: Json, links: readonly EntryLink[] = []): void {
  const node = describe('recording', raw)
  if (!node) {
    draft.refuse('is a recording with neither an id nor a title')
    return
  }
  const related = readRelations(draft, { entity: 'recording', node }, raw.relations)
  const own = { links: [] as EntryLink[], works: [] as string[], externalIds: [] as OutsideId[] }
  for (const { work, relation } of related.performances) {
    const performed = describe('work', work)
    if (!performed) continue
    const others = performancesOf(work).filter(({ node: { mbid } }) => mbid === undefined || mbid !== node.mbid)
    const performances = [performanceOf(node, relation), ...others]
    performances.forEach((one, place) => {
      const said = ofWork(draft, work, performed, performances, place)
      if (place > 0)
        draft.entry(one.node, said.links, { properties: { works: said.works }, externalIds: said.externalIds })
      else {
        own.links.push(...said.links)
        own.works.push(...said.works)
        own.externalIds.push(...said.externalIds)
      }
    })
    untakenOf(draft, work, performed)
  }
  if (node.kind === 'Video') tellTheSong(draft, node, related.audio, related.performances)
  const places = objects(raw.releases).flatMap((release) => readEditionOf(draft, release, node))
  draft.entry(
    node,
    [...links, ...places, ...creditLinks(draft, 'PERFORMED', raw['artist-credit']), ...related.links, ...own.links],
    {
      properties: {
        ...creditLine(raw['artist-credit']),
        ...(own.works.length > 0 && { works: own.works }),
        ...(related.urls.length > 0 && { urls: related.urls }),
        ...(related.audio.length > 0 && node.properties.type === undefined && { type: 'MUSIC_VIDEO' }),
      },
      externalIds: [...related.externalIds, ...own.externalIds],
    },
  )
}

/**
 * Writers are told of songs. A music video of one song that performs one work shows that song: its writers are the
 * work's. Of several it is not known which is whose.
 */
function tellTheSong(
  draft: Draft,
  video: Described,
  audio: readonly Json[],
  works: readonly { readonly work: Json; readonly relation: Json }[],
): void {
  const song = audio.length === 1 && works.length === 1 ? describe('recording', audio[0]) : undefined
  for (const { work } of works) {
    const performed = describe('work', work)
    if (!performed || song?.kind !== 'Song') untakenWriters(draft, work, video)
    else {
      const said = ofWork(draft, work, performed, [{ node: song, attributes: [], date: undefined }], 0)
      draft.entry(song, said.links, { properties: { works: said.works }, externalIds: said.externalIds })
    }
  }
}
