import { fold } from './fold.ts'

type Values = Readonly<Record<string, unknown>>

/** Kinds that are hubs as a whole. */
export const hubKinds: readonly string[] = ['Nomination', 'Place']

/** Companies are hubs by their type. */
export const hubCompanyTypes: readonly string[] = ['LABEL', 'DISTRIBUTOR']

/** Names, folded, under which sources file what has no artist of its own or too many. */
export const stopgapNames: ReadonlySet<string> = new Set([
  'various artists',
  'various',
  '[unknown]',
  'unknown artist',
  '[no artist]',
  'no artist',
  '[traditional]',
  '[anonymous]',
])

/** The same by their outside ids, which stay when a name is translated. */
export const stopgapIds: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'musicbrainz',
    new Set([
      '89ad4ac3-39f7-470e-963a-56509c546377', // Various Artists
      '125ec42a-7229-4250-afc5-e057484327fe', // [unknown]
      'eec63d3c-3b81-4ad4-b1e4-7c147d4d2b61', // [no artist]
      '9be7f096-97ec-4615-8957-8d40b5dcbc41', // [traditional]
    ]),
  ],
  ['discogs-artist', new Set(['194'])], // Various
])

/**
 * Whether a node joins everyone to everyone, so that a way through it says nothing: stopgap artists, labels and
 * distributors, places, nominations. Walks may end at one, but lead through it only when told to.
 */
export function isHub(kind: string, properties: Values): boolean {
  if (kind === 'Company') return hubCompanyTypes.includes(properties.type as string)
  if (kind === 'Artist')
    return stopgapNames.has(fold(String(properties.name))) || outsideIds(properties).some(isStopgap)
  return hubKinds.includes(kind)
}

/** The properties of a kind that `isHub` and `yearOf` look at. */
export function toldBy(kind: string): readonly string[] {
  if (kind === 'Artist') return ['name', 'externalIds']
  return kind === 'Company' ? ['type'] : ['released', 'ceremonyYear']
}

/** The year a work came out or a ceremony was held; 0 where it is not known or the kind has none. */
export function yearOf({ released, ceremonyYear }: Values): number {
  if (typeof released === 'string') return Number(released.slice(0, 4))
  return typeof ceremonyYear === 'number' ? ceremonyYear : 0
}

interface OutsideId {
  readonly source: string
  readonly id: string
}

function outsideIds({ externalIds }: Values): readonly OutsideId[] {
  return (externalIds ?? []) as readonly OutsideId[]
}

function isStopgap({ source, id }: OutsideId): boolean {
  return stopgapIds.get(source)?.has(id) ?? false
}
