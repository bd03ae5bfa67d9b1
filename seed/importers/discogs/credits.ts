import { type Endpoint, type Item, type Origin, remark, untaken } from '../../../src/ingest/entry.ts'
import type { Element } from '../../files/xml-records.ts'
import { type Byline, readBylines, readWho } from './bylines.ts'
import type { Credited } from './credited.ts'
import { all, textOf } from './elements.ts'
import { type Credit, meaningOf, splitRoles } from './roles.ts'
import type { SongTrack } from './song-keys.ts'
import { tracksNamed } from './track-range.ts'

interface Crediting {
  readonly release: Element
  readonly id: string
  readonly artists: readonly Element[]
  readonly album: Endpoint
  readonly all: readonly SongTrack[]
  /** Those that are songs. */
  readonly heard: readonly SongTrack[]
  /** Whether this release tells how credits of the songs, and of the album, are written. */
  readonly listing: boolean
  readonly naming: boolean
  readonly credited: Credited
  readonly origin: Origin
}

/** Pages that stand for nobody in particular. */
const nobody = new Set(['194', '355', '118760'])

/** Everyone named on a release: who performs its tracks, the credits of each track, those of some, those of all. */
export function* creditTracks(crediting: Crediting): Generator<Item> {
  const { release, id, heard, origin } = crediting
  const whole = readBylines(crediting.artists).filter((each) => !nobody.has(each.id ?? ''))
  for (const track of heard) perform(crediting, track, track.artists.length > 0 ? readBylines(track.artists) : whole)
  for (const track of crediting.all) for (const element of track.credits) yield* credit(crediting, element, [track])
  for (const element of all(release, 'extraartists/artist')) {
    const written = textOf(element, 'tracks')
    const some = written === undefined ? undefined : tracksNamed(written, crediting.all)
    if (written !== undefined && !some)
      yield remark(
        'credit of some tracks',
        'names tracks that are not there; taken for the album',
        `${id}: ${written}`,
        origin,
      )
    yield* credit(crediting, element, some as readonly SongTrack[] | undefined)
  }
}

function perform({ credited, listing }: Crediting, track: SongTrack, bylines: readonly Byline[]): void {
  for (const { id, name, role, ...written } of bylines)
    credited.link({ id, name }, 'PERFORMED', track.key, track.song, { role, ...(listing && written) })
}

/** A credit on some tracks, or on the whole release when none are named. */
function* credit(crediting: Crediting, element: Element, tracks: readonly SongTrack[] | undefined): Generator<Item> {
  const { id, heard, origin } = crediting
  const who = readWho(element)
  const roles = splitRoles(textOf(element, 'role') ?? '')
  const about = `${id}: ${who?.name ?? '(nobody)'}`
  if (!who || roles.length === 0) return yield untaken('credit', 'names nobody, or no role', about, origin)
  for (const role of roles) {
    const meaning = meaningOf(role)
    if ('untaken' in meaning) yield untaken(`credit: ${meaning.untaken}`, 'is not of the making', about, origin)
    else if (tracks) {
      const songs = tracks.filter((track) => heard.includes(track))
      for (const track of songs) put(crediting, who, meaning.credit, track)
      if (songs.length < tracks.length) yield untaken('credit', 'is of a track of a video disc', about, origin)
    } else if (meaning.credit.type === 'WROTE')
      for (const track of heard) put(crediting, who, meaning.credit, track, 'credited for the whole release')
    else put(crediting, who, meaning.credit)
  }
}

/** What a writer may not carry as an attribute, its link says as a note. */
function put(
  { album, credited, listing, naming }: Crediting,
  { id, name, creditedAs }: NonNullable<ReturnType<typeof readWho>>,
  { type, role, instrument, attributes }: Credit,
  track?: SongTrack,
  extent?: string,
): void {
  const written = track ? listing : naming
  const properties = {
    ...(role && { role }),
    ...(instrument && { instrument }),
    ...(attributes.length > 0 && type !== 'WROTE' && { attributes }),
    ...(written && creditedAs && { creditedAs }),
  }
  const note = [extent, ...(type === 'WROTE' ? attributes : [])].filter(Boolean).join('; ')
  credited.link(
    { id, name },
    type,
    track?.key ?? '',
    track?.song ?? album,
    properties,
    written && note ? note : undefined,
  )
}
