import type { Element } from '../../files/xml-records.ts'
import { all, textOf } from './elements.ts'

/** A track as it stands on a release. */
export interface Track {
  /** "1-05", "A2", as written; missing where the release numbers none of its tracks. */
  readonly number: string | undefined
  readonly title: string
  /** In seconds. */
  readonly duration: number | undefined
  readonly disc: number
  /** On its disc, counted from 1. */
  readonly position: number
  /** Its own artists; empty where those of the release stand for it. */
  readonly artists: readonly Element[]
  readonly credits: readonly Element[]
}

export interface Tracklist {
  readonly tracks: readonly Track[]
  /** Titles over several tracks. */
  readonly headings: readonly string[]
  /** Parts of a track that have no place of their own. */
  readonly parts: readonly string[]
}

type Placed = Omit<Track, 'disc' | 'position'>

/**
 * The tracks of a release. A line without a position is a title over those that follow, unless no line has one. The
 * parts of an index track are tracks, "Suite: First Movement", where they have positions or the whole has none.
 */
export function readTracks(release: Element): Tracklist {
  const headings: string[] = []
  const parts: string[] = []
  const lines = all(release, 'tracklist/track')
  const numbered = lines.some((line) => textOf(line, 'position') ?? all(line, 'sub_tracks/track').some(positionOf))
  const placed = lines.flatMap((line): Placed[] => {
    const inner = all(line, 'sub_tracks/track')
    const whole = placedTrack(line)
    if (inner.length > 0 && (inner.some(positionOf) || !positionOf(line)))
      return inner.map((part) => partOf(whole, placedTrack(part)))
    parts.push(...inner.map((part) => placedTrack(part).title))
    if (positionOf(line) || (!numbered && textOf(line, 'title'))) return [whole]
    if (textOf(line, 'title')) headings.push(whole.title)
    return []
  })
  return { tracks: counted(placed), headings, parts }
}

function positionOf(line: Element): string | undefined {
  return textOf(line, 'position')
}

function placedTrack(line: Element): Placed {
  return {
    number: positionOf(line),
    title: textOf(line, 'title') ?? '[untitled]',
    duration: seconds(textOf(line, 'duration')),
    artists: all(line, 'artists/artist'),
    credits: all(line, 'extraartists/artist'),
  }
}

/** What is said of the whole holds for its part. */
function partOf(whole: Placed, part: Placed): Placed {
  return {
    ...part,
    title: whole.title === '[untitled]' ? part.title : `${whole.title}: ${part.title}`,
    artists: part.artists.length > 0 ? part.artists : whole.artists,
    credits: [...whole.credits, ...part.credits],
  }
}

/** Discs are numbered in the order in which their first tracks come. */
function counted(placed: readonly Placed[]): Track[] {
  const discs = new Map<string, number>()
  const last = new Map<number, number>()
  return placed.map((track) => {
    const name = discOf(track.number ?? '')
    const disc = discs.get(name) ?? discs.size + 1
    discs.set(name, disc)
    const position = (last.get(disc) ?? 0) + 1
    last.set(disc, position)
    return { ...track, disc, position }
  })
}

/** "2-05" → "2", "CD1-3" → "CD1"; sides A and B are one disc, C and D the next. */
function discOf(number: string): string {
  const [, medium, rest] = /^([^-]*)-(.+)$/.exec(number) ?? [undefined, '', number]
  const side = /^([A-Z]{1,2})(?![A-Za-z])/i.exec(rest ?? '')?.[1]?.toUpperCase()
  if (side === undefined) return medium ?? ''
  const place = side === 'AA' ? 1 : [...side].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return `${medium} ${Math.floor(place / 2)}`
}

/** "4:45" → 285, "1:02:03" → 3723. */
function seconds(written: string | undefined): number | undefined {
  if (written === undefined || !/^\d{1,4}(:[0-5]?\d){1,2}$/.test(written)) return undefined
  return written.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) || undefined
}
