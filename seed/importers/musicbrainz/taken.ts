import { type Json, text } from '../../files/json-values.ts'
import { date, given, texts } from './json.ts'

/** What becomes of the relations of one type. */
export interface Taken {
  /** The type of our link. */
  readonly link: string
  /** Which of MusicBrainz's two entities stands at the link's `from`: entity0 of artist-recording is the artist. */
  readonly from: 0 | 1
  /** The properties of each link it becomes: one, or one for each instrument played. */
  readonly properties: (relation: Json) => readonly Json[]
}

/** Words that say how far somebody did a thing, not what. */
const extents = new Set(['additional', 'guest', 'solo', 'minor', 'co', 'assistant', 'associate', 'executive'])

function isInstrument(attribute: string): boolean {
  return !extents.has(attribute) && !attribute.startsWith('medium ')
}

function withAttributes(attributes: readonly string[], properties: Json): Json {
  return attributes.length > 0 ? { ...properties, attributes } : properties
}

/** Somebody heard in a role; how far (guest, additional) and in which voice are attributes. */
export function performed(role: string): Taken {
  return {
    link: 'PERFORMED',
    from: 0,
    properties: ({ attributes }) => [withAttributes(texts(attributes), { role })],
  }
}

/** One link for each instrument; one without, where none is named. */
export const played: Taken = {
  link: 'PERFORMED',
  from: 0,
  properties(relation) {
    const attributes = texts(relation.attributes)
    const instruments = attributes.filter(isInstrument)
    const rest = attributes.filter((attribute) => !isInstrument(attribute))
    if (instruments.length === 0) return [withAttributes(rest, { role: 'instrument' })]
    return instruments.map((instrument) => withAttributes(rest, { role: 'instrument', instrument }))
  },
}

/** An executive one has a job of its own; the other attributes say how far somebody did the job. */
function job(link: string, role: string, plain: boolean): Taken {
  return {
    link,
    from: 0,
    properties(relation) {
      const attributes = texts(relation.attributes)
      const executive = attributes.includes('executive')
      const name = executive ? { role: `executive ${role}` } : plain ? {} : { role }
      const rest = attributes.filter((attribute) => attribute !== 'executive')
      return [withAttributes(rest, name)]
    },
  }
}

export function crewed(role: string): Taken {
  return job('CREWED', role, false)
}

/** The plain producer has no role: the link says it. */
export const produced: Taken = job('PRODUCED', 'producer', true)

/** A job that the relation itself names. */
export const didTask: Taken = {
  link: 'CREWED',
  from: 0,
  properties({ attributes, 'attribute-values': values }) {
    const role = text((values as Json | null)?.task) ?? 'miscellaneous'
    const rest = texts(attributes).filter((attribute) => attribute !== 'task')
    return [withAttributes(rest, { role })]
  },
}

/** The plain writer has no role. */
export function wrote(role?: string): Taken {
  return { link: 'WROTE', from: 0, properties: () => [given({ role })] }
}

export const directed: Taken = {
  link: 'DIRECTED',
  from: 0,
  properties: ({ attributes }) => [withAttributes(texts(attributes), {})],
}

/** Any other link: its fixed properties. */
export function joined(link: string, from: 0 | 1, properties: Json = {}): Taken {
  return { link, from, properties: () => [properties] }
}

/** The same with the time it lasted. */
export function lasting(link: string, from: 0 | 1, properties: Json = {}): Taken {
  return {
    link,
    from,
    properties: ({ begin, end }) => [{ ...properties, ...given({ begin: date(begin), end: date(end) }) }],
  }
}
