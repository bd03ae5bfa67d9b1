import { type EntryLink, type Item, type Origin, untaken } from '../../../src/ingest/entry.ts'
import { type Json, object, objects, text } from '../../files/json-values.ts'
import { companyType, positionOf } from './positions.ts'
import { address, endOf, pageOf, readWho, said, type Who } from './said.ts'

/** A video: its song, whom it is billed to, who made it, where it can be watched. */
export function* readVideo(video: Json, origin: Origin): Generator<Item> {
  const id = text(video.id)
  const title = text(video.song_title)
  if (id === undefined || title === undefined)
    return yield { refused: 'is a video without an id or a song title', origin }
  const billed = [
    ...objects(video.artists).map((artist) => ({ artist, role: 'main' })),
    ...objects(video.featured_artists).map((artist) => ({ artist, role: 'featured' })),
  ].flatMap(({ artist, role }, place): EntryLink[] => {
    const who = readWho(artist)
    return who
      ? [{ type: 'PERFORMED', from: endOf('Artist', who), properties: { role, position: place + 1 }, ...said }]
      : []
  })
  const song = songOf(video, title)
  const url = address(video.url)
  const page = pageOf(url)
  const watched = readSources(video)
  const links: EntryLink[] = [
    {
      type: 'VIDEO_OF',
      to: { kind: 'Song', title, ...(song.externalIds && { externalIds: song.externalIds }) },
      ...said,
    },
    ...billed,
  ]
  yield* credits(video, id, links, origin)
  yield* namedBy(links, origin)
  yield { entry: { kind: 'Song', ...song, ...said, links: billed }, origin }
  const status = text(video.production_status)
  const date = released(video)
  const version = versionOf(video)
  yield {
    entry: {
      kind: 'Video',
      externalIds: [
        { source: 'imvdb', id, ...(url && { url }) },
        ...(page && url ? [{ source: 'imvdb-page', id: page, url }] : []),
        ...watched.ids,
      ],
      properties: {
        title,
        type: 'MUSIC_VIDEO',
        ...(version && { version }),
        ...(date && { released: date }),
        ...(watched.urls.length > 0 && { urls: watched.urls }),
        // "r" is released; the other letters are not explained anywhere.
        ...(status && status !== 'r' && { status: `production status "${status}"` }),
      },
      ...said,
      links,
    },
    origin,
  }
}

/** Everyone a video names, each once, so that its links lead to nodes that came before it. */
function* namedBy(links: readonly EntryLink[], origin: Origin): Generator<Item> {
  const named = new Set<string>()
  for (const { from, properties } of links) {
    if (!from || named.has(JSON.stringify(from))) continue
    named.add(JSON.stringify(from))
    const { kind, name, externalIds } = from
    const type = kind === 'Company' ? companyType(properties?.role) : undefined
    const entry = { kind: kind!, properties: { name, ...(type && { type }) }, ...(externalIds && { externalIds }) }
    yield { entry: { ...entry, ...said }, origin }
  }
}

/**
 * IMVDb's songs have no id: they are told by the page of their artist and their name there, which all videos of a song
 * share.
 */
function songOf(video: Json, title: string) {
  const [artist] = objects(video.artists)
  const slugs = [text(artist?.slug), text(video.song_slug)]
  const id = slugs.every((slug) => slug !== undefined) ? slugs.join('/') : undefined
  return { properties: { title }, ...(id && { externalIds: [{ source: 'imvdb-song', id }] }) }
}

/** The directors, and everyone in the credits, where directors stand once more. */
function* credits(video: Json, id: string, links: EntryLink[], origin: Origin): Generator<Item> {
  const { crew, cast } = object(video.credits) ?? {}
  const made = new Map<string, EntryLink>()
  for (const [place, credit] of [...objects(video.directors), ...objects(crew)].entries()) {
    const who = readWho(credit)
    const name = text(credit.position_name)
    const code = text(credit.position_code) ?? (place < objects(video.directors).length ? 'dir' : undefined)
    const position = positionOf(code, name)
    const about = `${id}: ${who?.name ?? '(nobody)'}`
    if (!who) yield untaken('credit', 'names nobody', about, origin)
    else if (!position)
      yield untaken(`credit: ${name ?? code ?? 'of no position'}`, 'is not of the making', about, origin)
    else {
      const { type, by, role, attributes } = position
      const key = JSON.stringify([type, role, keyOf(who)])
      const note = text(credit.position_notes)
      const counted = type === 'DIRECTED' && { position: place + 1 }
      const properties = { ...(role && { role }), ...(attributes && { attributes }), ...counted }
      if (!made.has(key)) made.set(key, { type, from: endOf(by, who), properties, ...said, ...(note && { note }) })
    }
  }
  links.push(...made.values())
  for (const [place, part] of objects(cast).entries()) {
    const who = readWho(part)
    if (who) links.push(...appearances(who, part, place))
    else yield untaken('credit', 'names nobody', `${id}: (nobody)`, origin)
  }
}

function appearances(who: Who, part: Json, place: number): EntryLink[] {
  const listed = Array.isArray(part.cast_roles) ? part.cast_roles.flatMap((role) => text(role) ?? []) : []
  const characters = listed.length > 0 ? listed : [text(part.position_notes)]
  return characters.map((character) => ({
    type: 'APPEARED_IN',
    from: endOf('Artist', who),
    properties: { ...(character && { character }), position: place + 1 },
    ...said,
  }))
}

function keyOf({ name, externalIds }: Who): string {
  return externalIds.at(-1)?.id ?? name
}

/** Where it can be watched. YouTube's id names the video for certain; others are kept beside it. */
function readSources(video: Json) {
  const urls: string[] = []
  const ids: { source: string; id: string; url?: string }[] = []
  for (const one of objects(video.sources)) {
    const site = (text(one.source_slug) ?? text(one.source))?.toLowerCase().replace(/[^a-z0-9]+/g, '-')
    const id = text(one.source_data)
    if (!site || !id) continue
    const url = address(id) ?? sites[site]?.(id)
    if (!address(id)) ids.push({ source: site, id, ...(url && { url }) })
    if (url) urls.push(url)
  }
  return { urls, ids }
}

const sites: Readonly<Record<string, (id: string) => string>> = {
  youtube: (id) => `https://www.youtube.com/watch?v=${encodeURIComponent(id)}`,
  vimeo: (id) => `https://vimeo.com/${encodeURIComponent(id)}`,
  dailymotion: (id) => `https://www.dailymotion.com/video/${encodeURIComponent(id)}`,
}

/** The day where it is told, else the year. */
function released(video: Json): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(text(video.release_date_string) ?? '') ?? []
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  if (year && at.getUTCMonth() === Number(month) - 1) return `${year}-${month}-${day}`
  return /^[1-9]\d{3}$/.exec(text(video.year) ?? '')?.[0]
}

/** What tells it from other videos of the song. */
function versionOf(video: Json): string | undefined {
  const number = Number(text(video.version_number) ?? 1)
  return text(video.version_name) ?? (number > 1 ? `version ${number}` : undefined)
}
