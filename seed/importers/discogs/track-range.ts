import type { Track } from './tracks.ts'

/**
 * The tracks a credit names: "A1, A3 to B2", "2, 6-9", "Side A", "Except B1". Undefined when any part of it names no
 * track: then nobody knows for which the rest is meant.
 */
export function tracksNamed(written: string, tracks: readonly Track[]): readonly Track[] | undefined {
  const text = written
    .replace(/^\W+|\W+$/g, '')
    .replace(/^tracks?:?\s+/i, '')
    .trim()
  const except = /^except\s+/i.exec(text)?.[0].length ?? 0
  const named = new Set<Track>()
  for (const part of text.slice(except).split(/\s*(?:[,;&]|\band\b)\s*/i)) {
    if (part === '') continue
    const found = oneRange(part, tracks)
    if (!found) return undefined
    for (const track of found) named.add(track)
  }
  if (named.size === 0) return undefined
  return tracks.filter((track) => named.has(track) !== except > 0)
}

function oneRange(part: string, tracks: readonly Track[]): readonly Track[] | undefined {
  const at = placeOf(part, tracks)
  if (at >= 0) return [tracks[at]!]
  const side = /^side\s+([a-z]{1,2})$/i.exec(part)?.[1]?.toUpperCase()
  if (side) {
    const onSide = tracks.filter(({ number }) => number?.toUpperCase().replace(/[^A-Z].*$/, '') === side)
    return onSide.length > 0 ? onSide : undefined
  }
  // A dash may also stand within a position: every place it could part the two is tried.
  for (const { index, 0: dash } of part.matchAll(/\s+to\s+|\s*[-–]\s*/gi)) {
    const from = placeOf(part.slice(0, index), tracks)
    const end = part.slice(index + dash.length)
    const to = placeOf(end, tracks)
    if (from >= 0 && to >= from) return tracks.slice(from, to + 1)
    // "A1-7": the side is not said twice.
    const onSide = from < 0 ? -1 : placeOf(part.slice(0, index).replace(/\d+\s*$/, end), tracks)
    if (onSide > from) return tracks.slice(from, onSide + 1)
  }
  return undefined
}

function placeOf(position: string, tracks: readonly Track[]): number {
  const plain = (number: string) => number.toUpperCase().replace(/[\s.]/g, '')
  return tracks.findIndex(({ number }) => number !== undefined && plain(number) === plain(position))
}
