import { fold } from '../../../src/model/fold.ts'
import type { Element } from '../../files/xml-records.ts'
import { all, textOf } from './elements.ts'

/** A moving picture on YouTube that somebody tied to a release. */
export interface Upload {
  readonly title: string
  readonly outsideId: { readonly source: 'youtube'; readonly id: string; readonly url: string }
}

/**
 * The uploads of a release or a master. Anybody can tie one, and most show a cover while the music plays: they are
 * outside ids of what they let hear, not videos of it. Those from elsewhere are left to `others`.
 */
export function readUploads(element: Element): { uploads: Upload[]; others: string[] } {
  const uploads = new Map<string, Upload>()
  const others: string[] = []
  for (const video of all(element, 'videos/video')) {
    const address = video.attributes.src ?? ''
    const id = /(?:[?&]v=|youtu\.be\/|\/embed\/)([\w-]{6,20})/.exec(address)?.[1]
    if (id === undefined) others.push(address)
    else if (!uploads.has(id)) {
      const url = `https://www.youtube.com/watch?v=${id}`
      uploads.set(id, { title: textOf(video, 'title') ?? '', outsideId: { source: 'youtube', id, url } })
    }
  }
  return { uploads: [...uploads.values()], others }
}

/** The place of the one title an upload bears: whole, or after the artist's name; undefined when none or several. */
export function titleBorne(upload: string, titles: readonly string[]): number | undefined {
  const plain = upload.replace(/\s*[([][^()[\]]*\b(official|video|audio|lyrics?|hd|hq|full)\b[^()[\]]*[)\]]/gi, '')
  const parts = plain.split(/\s+[-–—]\s+/)
  const borne = new Set(parts.map((_, at) => comparable(parts.slice(at).join(' - '))).filter(Boolean))
  const places = titles.flatMap((title, place) => (borne.has(comparable(title)) ? [place] : []))
  return places.length === 1 ? places[0] : undefined
}

function comparable(title: string): string {
  return fold(title)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
