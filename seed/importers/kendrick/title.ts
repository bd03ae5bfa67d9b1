import { slug } from '../../../src/ingest/slug.ts'

/** A printed title: what the work is called, and which version of it this is. */
export interface Title {
  readonly title: string
  readonly version?: string
}

/** "We Cry Together (A Short Film)", "i (single)", "Swimming Pools (Drank) [single version]". Other brackets belong to the title. */
export function titleOf(printed: string): Title {
  const [, title, round, square] = /^(.+?) (?:\((A Short Film|Official Movie|single)\)|\[(.+)\])$/.exec(printed) ?? []
  const version = round ?? square
  return title && version ? { title, version } : { title: printed }
}

export function songId({ title, version }: Title): string {
  return `song:${slug(version ? `${title} ${version}` : title)}`
}
