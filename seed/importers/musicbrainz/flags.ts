import { LinernotesError } from '../../../src/errors.ts'
import type { Json } from '../../files/json-values.ts'
import type { Flag } from '../importer.ts'
import { type Entity, entities } from './entities.ts'
import { date } from './json.ts'

/** What of a source is wanted. */
export interface Wanted {
  readonly only: readonly string[]
  readonly since: string | undefined
  readonly limit: number
  readonly around: string | undefined
  readonly depth: number
}

const read = entities.filter((name) => name !== 'area' && name !== 'place')
/** Sorts that have a day on which they came out. */
const dated: readonly string[] = ['release', 'release-group', 'recording']

export const flags: readonly Flag[] = [
  {
    name: 'only',
    value: 'sorts',
    description: `take only documents of these sorts, with commas between: ${read.join(', ')}`,
    fault(value) {
      const unknown = listed(value).find((sort) => !(read as readonly string[]).includes(sort))
      return unknown === undefined ? undefined : `${unknown} is none of ${read.join(', ')}.`
    },
  },
  {
    name: 'since',
    value: 'date',
    description:
      'take only releases, release groups and recordings that came out on this day ("2020", "2020-06", "2020-06-01") or later; dumps do not tell when a document changed, and the other sorts have no day',
    fault: (value) => (date(value) === value ? undefined : 'Write a date like 2020, 2020-06 or 2020-06-01.'),
  },
  {
    name: 'limit',
    value: 'count',
    description: 'take at most so many documents of each sort',
    fault: wholeFrom(1),
  },
  {
    name: 'around',
    value: 'artist',
    description:
      'take only what lies around this artist, by MBID or by name as MusicBrainz spells it; the files are read once more for the name and for each step but the last, so they cannot come over standard input',
    fault: (value) => (value.trim() === '' ? 'Name an artist.' : undefined),
  },
  {
    name: 'depth',
    value: 'steps',
    description: 'with --around: how many links away',
    fallback: '2',
    fault: wholeFrom(1),
  },
]

export function wantedBy(given: Readonly<Record<string, string>>, paths: readonly string[]): Wanted {
  if (given.around !== undefined && paths.includes('-'))
    throw new LinernotesError(
      'BAD_INPUT',
      '--around reads its files more than once, and standard input can be read only once. Name files.',
    )
  return {
    only: listed(given.only ?? ''),
    since: given.since,
    limit: given.limit === undefined ? Number.POSITIVE_INFINITY : Number(given.limit),
    around: given.around?.trim(),
    depth: Number(given.depth ?? '2'),
  }
}

export function wantsSort({ only }: Wanted, sort: string): boolean {
  return only.length === 0 || only.includes(sort)
}

/** What may have come out since counts: "2020" of something since 2020-06. */
export function wantsDate({ since }: Wanted, sort: Entity, raw: Json): boolean {
  if (since === undefined || !dated.includes(sort)) return true
  const day = date(raw.date) ?? date(raw['first-release-date'])
  return day !== undefined && day >= since.slice(0, day.length)
}

function listed(value: string): string[] {
  return value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

function wholeFrom(least: number): Flag['fault'] {
  return (value) =>
    /^\d{1,15}$/.test(value) && Number(value) >= least ? undefined : `Write a whole number from ${least} on.`
}
