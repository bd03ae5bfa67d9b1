import type { Endpoint } from '../../../src/ingest/entry.ts'
import { type Json, object, objects, text } from '../../files/json-values.ts'
import type { OutsideId } from './addresses.ts'
import { date, given, seconds, texts } from './json.ts'

/** MusicBrainz's sorts of things that become nodes, by the names its dump files have. */
export const entities = ['artist', 'label', 'recording', 'release', 'release-group', 'work', 'area', 'place'] as const
export type Entity = (typeof entities)[number]

/** A node as one mention of it tells: what a link names it by, and all that is said of it. */
export interface Described {
  readonly kind: string
  readonly mbid: string | undefined
  readonly name: string | undefined
  readonly properties: Json
  readonly aliases: readonly string[]
  readonly externalIds: readonly OutsideId[]
}

/** A node with the sort of thing it is to MusicBrainz. */
export interface Own {
  readonly entity: Entity
  readonly node: Described
}

/** For the report. */
export function nameOf({ name, mbid }: Described): string {
  return [name, mbid && `(${mbid})`].filter(Boolean).join(' ')
}

/** Undefined for what is told neither by an id nor by a name. */
export function describe(entity: Entity, raw: Json | undefined): Described | undefined {
  if (!raw) return undefined
  const mbid = text(raw.id)
  const name = text(raw.name) ?? text(raw.title)
  if (mbid === undefined && name === undefined) return undefined
  return {
    kind: kindOf(entity, raw),
    mbid,
    name,
    properties: given(properties[entity](raw, name)),
    aliases: aliasesOf(raw.aliases, name),
    externalIds: externalIds(entity, raw, mbid),
  }
}

const none: readonly never[] = []

function aliasesOf(aliases: unknown, name: string | undefined): readonly string[] {
  if (!Array.isArray(aliases) || aliases.length === 0) return none
  const found = new Set<string>()
  for (const one of objects(aliases)) {
    const alias = text(one.name)
    if (alias !== undefined && alias !== name) found.add(alias)
  }
  return [...found]
}

function externalIds(entity: Entity, raw: Json, mbid: string | undefined): readonly OutsideId[] {
  const ids = mbid === undefined ? [] : [{ source: 'musicbrainz', id: mbid, url: page(entity, mbid) }]
  for (const id of texts(raw.isnis)) ids.push({ source: 'isni', id, url: `https://isni.org/isni/${id}` })
  return ids
}

/** How a link names it. */
export function endpoint({ kind, mbid, name, properties }: Described): Endpoint {
  const end: Record<string, unknown> = { kind }
  if (mbid !== undefined) end.externalIds = { musicbrainz: mbid }
  if (name !== undefined) end[named.has(kind) ? 'name' : 'title'] = name
  if (kind === 'Artist' && properties.disambiguation !== undefined) end.disambiguation = properties.disambiguation
  if (properties.version !== undefined) end.version = properties.version
  return end
}

/** Kinds that have a name; the others have a title. */
const named: ReadonlySet<string> = new Set(['Artist', 'Company', 'Place'])

export function page(entity: Entity, mbid: string): string {
  return `https://musicbrainz.org/${entity}/${mbid}`
}

function kindOf(entity: Entity, raw: Json): string {
  return entity === 'recording' ? (raw.video === true ? 'Video' : 'Song') : kinds[entity]
}

const kinds: Readonly<Record<Exclude<Entity, 'recording'>, string>> = {
  artist: 'Artist',
  label: 'Company',
  release: 'Album',
  'release-group': 'Album',
  work: 'Song',
  area: 'Place',
  place: 'Place',
}

type Properties = (raw: Json, name: string | undefined) => Record<string, unknown>

const properties: Readonly<Record<Entity, Properties>> = {
  artist(raw, name) {
    const span = object(raw['life-span'])
    const legal = objects(raw.aliases).find(({ type }) => type === 'Legal name')
    return {
      name,
      sortName: text(raw['sort-name']),
      disambiguation: text(raw.disambiguation),
      type: artistTypes[text(raw.type) ?? ''],
      began: date(span?.begin),
      ended: date(span?.end),
      realName: text(legal?.name),
      gender: text(raw.gender)?.toLowerCase(),
    }
  },
  // Where an answer leaves the type out it says nothing of it; null is a label of no special type.
  label(raw, name) {
    const type = text(raw.type)
    const known = raw.type === undefined ? undefined : labelTypes[type ?? 'Imprint']
    return { name, type: known, activities: type ? [type.toLowerCase()] : undefined }
  },
  recording(raw, title) {
    const version = text(raw.disambiguation)
    const both = { title, version, duration: seconds(raw.length), released: date(raw['first-release-date']) }
    if (raw.video === true) return { ...both, type: videoType(version) }
    const isrcs = texts(raw.isrcs)
    return { ...both, isrcs: isrcs.length > 0 ? isrcs : undefined }
  },
  release: (_raw, title) => ({ title }),
  'release-group': (raw, title) => ({ title, type: albumType(raw), released: date(raw['first-release-date']) }),
  work: (_raw, title) => ({ title }),
  area: (raw, name) => ({ name, type: text(raw.type)?.toLowerCase() }),
  place: (raw, name) => ({ name, type: text(raw.type)?.toLowerCase() }),
}

const artistTypes: Readonly<Record<string, string>> = {
  Person: 'PERSON',
  Group: 'GROUP',
  Orchestra: 'ORCHESTRA',
  Choir: 'CHOIR',
  Character: 'CHARACTER',
  Other: 'OTHER',
}

const labelTypes: Readonly<Record<string, string>> = {
  Imprint: 'LABEL',
  Production: 'LABEL',
  'Original Production': 'LABEL',
  'Bootleg Production': 'LABEL',
  'Reissue Production': 'LABEL',
  Distributor: 'DISTRIBUTOR',
  Holding: 'OTHER',
  Publisher: 'OTHER',
  'Rights Society': 'OTHER',
  Manufacturer: 'OTHER',
  Broadcaster: 'OTHER',
}

/** A secondary type says more than that it is an album. */
function albumType(raw: Json): string | undefined {
  const secondary = texts(raw['secondary-types'])
  for (const [name, type] of secondaryTypes) if (secondary.includes(name)) return type
  const primary = text(raw['primary-type'])
  return primary === undefined ? undefined : (primaryTypes[primary] ?? 'OTHER')
}

const secondaryTypes: readonly (readonly [string, string])[] = [
  ['Soundtrack', 'SOUNDTRACK'],
  ['Mixtape/Street', 'MIXTAPE'],
  ['Live', 'LIVE'],
  ['Compilation', 'COMPILATION'],
]
const primaryTypes: Readonly<Record<string, string>> = { Album: 'ALBUM', EP: 'EP', Single: 'SINGLE' }

/** MusicBrainz tells the sort of a video in its disambiguation only. */
function videoType(version = ''): string | undefined {
  return videoTypes.find(([words]) => words.test(version))?.[1]
}

const videoTypes: readonly (readonly [RegExp, string])[] = [
  [/\blyrics?\b/i, 'LYRIC_VIDEO'],
  [/\bvisuali[sz]er\b/i, 'VISUALIZER'],
  [/\bmusic video\b/i, 'MUSIC_VIDEO'],
  [/\blive\b/i, 'LIVE'],
  [/\bshort film\b/i, 'SHORT_FILM'],
]
