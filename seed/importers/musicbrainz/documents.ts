import type { EntryLink } from '../../../src/ingest/entry.ts'
import { type Json, object, objects, text } from '../../files/json-values.ts'
import { labelLinks } from './album.ts'
import { creditLine, creditLinks } from './artist-credit.ts'
import { type Draft, linked } from './draft.ts'
import { editionOf } from './edition.ts'
import { describe, type Entity } from './entities.ts'
import { readRecording } from './recording.ts'
import { readRelations } from './relations.ts'
import { readRelease } from './release.ts'
import { readWork } from './works.ts'

/** How a document of each sort becomes items. */
export const readers: Readonly<Record<Exclude<Entity, 'area' | 'place'>, (draft: Draft, raw: Json) => void>> = {
  artist(draft, raw) {
    const links: EntryLink[] = []
    const born = draft.end('area', object(raw['begin-area']) ?? object(raw.begin_area))
    if (born) links.push(linked('BORN_IN', 'to', born))
    readPlain(draft, 'artist', raw, links)
  },
  label: (draft, raw) => readPlain(draft, 'label', raw),
  recording: (draft, raw) => readRecording(draft, raw),
  release: readRelease,
  'release-group': readGroup,
  work: readWork,
}

function readPlain(draft: Draft, entity: 'artist' | 'label', raw: Json, links: readonly EntryLink[] = []): void {
  const node = describe(entity, raw)
  if (!node?.name) {
    draft.refuse(`is ${entity === 'artist' ? 'an artist' : 'a label'} without a name`)
    return
  }
  const related = readRelations(draft, { entity, node }, raw.relations)
  draft.entry(node, [...links, ...related.links], { externalIds: related.externalIds })
}

/** A release group, with the list of its releases where an answer holds one. */
function readGroup(draft: Draft, raw: Json): void {
  const node = describe('release-group', raw)
  if (!node?.name) {
    draft.refuse('is a release group without a title')
    return
  }
  const related = readRelations(draft, { entity: 'release-group', node }, raw.relations)
  const releases = objects(raw.releases)
  const editions = releases.map((release) => editionOf(release, false)).filter((one) => one !== undefined)
  const labels = releases.flatMap((release) => (text(release.id) ? labelLinks(draft, release, text(release.id)) : []))
  const links = [...creditLinks(draft, 'RELEASED', raw['artist-credit']), ...labels, ...related.links]
  draft.entry(node, links, {
    properties: { ...creditLine(raw['artist-credit']), ...(editions.length > 0 && { editions }) },
    externalIds: related.externalIds,
  })
}
