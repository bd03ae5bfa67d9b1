import { basename } from 'node:path'
import { type Json, object, objects } from '../../files/json-values.ts'
import { type Entity, entities } from './entities.ts'

/** One thing an answer or a line holds: of a sort that is read, parts of a release without it, or of another sort. */
export type Shaped =
  | { readonly sort: Entity; readonly raw: Json }
  | { readonly sort: 'media'; readonly raw: readonly Json[] }
  | { readonly sort: 'other'; readonly what: string }

/** The sort of thing that a dump's file holds, by its name: `mbdump/release-group`; undefined for other names. */
export function sortOfFile(name: string): string | undefined {
  const plain = basename(name).replace(/\.(jsonl|ndjson|json)(\.gz)?$|\.gz$/, '')
  return dumped.includes(plain) ? plain : undefined
}

/** What MusicBrainz dumps, a file each. */
export const dumped: readonly string[] = [...entities, 'event', 'instrument', 'series', 'genre', 'url']

/** Tells documents apart by what they hold. `sort` is what the file's name says of all of its lines. */
export function shapesOf(raw: Json, sort: string | undefined): Shaped[] {
  if (sort !== undefined) return [isEntity(sort) ? { sort, raw } : { sort: 'other', what: sort }]
  for (const [list, entity] of lists)
    if (Array.isArray(raw[list]) && !('id' in raw)) return objects(raw[list]).map((one) => shaped(entity, one))
  const entity = Object.keys(shapes).find((name) => shapes[name]!(raw))
  return [entity === undefined ? { sort: 'other', what: 'unknown document' } : shaped(entity, raw)]
}

function isEntity(name: string): name is Entity {
  return (entities as readonly string[]).includes(name)
}

function shaped(name: string, raw: Json): Shaped {
  if (name === 'track') return { sort: 'media', raw: [{ tracks: [raw] }] }
  if (name === 'medium') return { sort: 'media', raw: [raw] }
  return isEntity(name) ? { sort: name, raw } : { sort: 'other', what: name }
}

/** Answers to a search or a browse: a list, with how many there are in all. */
const lists: readonly (readonly [key: string, entity: string])[] = [
  ['artists', 'artist'],
  ['labels', 'label'],
  ['recordings', 'recording'],
  ['releases', 'release'],
  ['release-groups', 'release-group'],
  ['works', 'work'],
  ['areas', 'area'],
  ['places', 'place'],
  ['events', 'event'],
  ['instruments', 'instrument'],
  ['series', 'series'],
  ['genres', 'genre'],
  ['collections', 'collection'],
  ['results', 'AcoustID answer'],
]

const has =
  (...keys: readonly string[]) =>
  (raw: Json) =>
    keys.some((key) => key in raw)

/** By fields that only one of them has; the first that fits decides. */
const shapes: Readonly<Record<string, (raw: Json) => boolean>> = {
  'AcoustID answer': has('releasegroups'),
  track: (raw) => object(raw.recording) !== undefined && 'position' in raw,
  'release-group': has('primary-type', 'secondary-types'),
  release: has('packaging', 'release-events', 'text-representation', 'cover-art-archive', 'label-info', 'barcode'),
  medium: (raw) => ('tracks' in raw || 'track-offset' in raw) && 'format' in raw,
  recording: (raw) => 'title' in raw && has('video', 'isrcs', 'first-release-date', 'length')(raw),
  work: (raw) => 'title' in raw && has('iswcs', 'languages', 'language')(raw),
  label: has('label-code'),
  artist: (raw) =>
    'name' in raw &&
    has('isnis', 'gender', 'life-span', 'begin-area', 'ipis')(raw) &&
    !has('coordinates', 'address')(raw),
  place: has('coordinates', 'address'),
  area: has('iso-3166-1-codes', 'iso-3166-2-codes'),
}
