import type { Draft } from './draft.ts'

/**
 * A song on an album's standard edition came out with it, the tables having no date of its own, unless a video of it
 * is older: then it came out before, and nobody says when.
 */
export function dateSongs(draft: Draft): void {
  const links = [...draft.links.values()]
  const released = (id: string) => (draft.nodes.get(id)?.values.released ?? '') as string
  const videos = links.filter(({ type }) => type === 'VIDEO_OF')
  for (const { type, from: song, to: album, values } of links) {
    if (type !== 'TRACK_OF' || values.edition !== 'standard') continue
    const date = released(album)
    const shown = videos.filter(({ to }) => to === song).map(({ from }) => released(from))
    // Dates may be years or months: they are compared as far as both go.
    if (shown.some((earlier) => earlier && earlier < date.slice(0, earlier.length))) continue
    draft.nodes.get(song)!.values.released = date
  }
}
