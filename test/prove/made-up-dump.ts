import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { randomFrom } from '../support/random.ts'

type Json = Record<string, unknown>

const fixture = (name: string): Json => JSON.parse(readFileSync(`test/fixtures/musicbrainz/${name}.json`, 'utf8'))

const releases = ['release', 'release_multidisc'].map(fixture)
const recordings = [
  'recording',
  'recording_credits',
  'recording_video',
  'recording_composer',
  'recording_generic_instrument',
].map(fixture)

/**
 * Lines like those of a dump's release file, some 40 KB each: releases of the fixtures whose tracks are recordings of
 * the fixtures, with all their relations but those of works, which a dump tells in the work file. Ids, names and titles
 * are made anew: each release has songs of its own, while a few artists stand on many and most on few.
 */
export function* madeUpReleases(bytes: number, seed = 1): Generator<string> {
  const random = randomFrom(seed)
  for (let written = 0, number = 0; written < bytes; number++) {
    const release = structuredClone(releases[number % releases.length]!)
    for (const medium of release.media as Json[])
      for (const track of medium.tracks as Json[]) {
        const made = structuredClone(recordings[Math.floor(random() * recordings.length)]!)
        track.recording = { ...made, relations: (made.relations as Json[]).map(withoutRelations) }
      }
    const line = `${JSON.stringify(anew(release, `${number}`, () => `${Math.floor(random() ** 4 * 100_000)}`))}\n`
    written += line.length
    yield line
  }
}

function withoutRelations(relation: Json): Json {
  const { relations: _, ...work } = (relation.work ?? {}) as Json
  return relation.work ? { ...relation, work } : relation
}

/** The same with other ids, names and titles; artists, labels and places get theirs from a pool. */
function anew(value: unknown, own: string, pooled: () => string): unknown {
  if (Array.isArray(value)) return value.map((one) => anew(one, own, pooled))
  if (typeof value !== 'object' || value === null) return value
  const salt = 'sort-name' in value && 'disambiguation' in value ? pooled() : own
  const made: Json = {}
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'id' && typeof inner === 'string') made[key] = idOf(inner, salt)
    else if ((key === 'title' || key === 'name' || key === 'sort-name') && 'id' in value && typeof inner === 'string')
      made[key] = `${inner} ${salt}`
    else made[key] = anew(inner, own, pooled)
  }
  return made
}

function idOf(id: string, salt: string): string {
  const hex = createHash('md5').update(`${id} ${salt}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
