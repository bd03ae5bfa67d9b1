import type { Values } from './draft.ts'
import { joined, type Reading } from './reading.ts'
import { listed } from './table.ts'

/** A credit as the model words it: the type of link and its properties. */
type Credit = readonly [type: string, values: Values]

const performed = (role: string, ...attributes: string[]): Credit => [
  'PERFORMED',
  { role, ...(attributes.length && { attributes }) },
]
const played = (instrument?: string): Credit => ['PERFORMED', { role: 'instrument', ...(instrument && { instrument }) }]
const produced = (role?: string, ...attributes: string[]): Credit => [
  'PRODUCED',
  { ...(role && { role }), ...(attributes.length && { attributes }) },
]
const crewed = (role: string, ...attributes: string[]): Credit => [
  'CREWED',
  { role, ...(attributes.length && { attributes }) },
]

/** The plain producer, writer and director have no role: the link's type says it. */
const roles: Readonly<Record<string, readonly Credit[]>> = {
  'primary artist': [performed('main')],
  'featured artist': [performed('featured')],
  'guest artist': [performed('guest')],
  vocals: [performed('vocals')],
  'additional vocals': [performed('vocals', 'additional')],
  'background vocals': [performed('vocals', 'background')],
  voice: [performed('voice')],
  narrator: [performed('narrator')],
  'spoken word': [performed('spoken word')],
  'spoken intro': [performed('spoken intro')],
  bass: [played('bass')],
  'double bass': [played('double bass')],
  drums: [played('drums')],
  guitar: [played('guitar')],
  piano: [played('piano')],
  saxophone: [played('saxophone')],
  instruments: [played()],
  writer: [['WROTE', {}]],
  producer: [produced()],
  'producer (Grammy credit)': [produced(undefined, 'Grammy credit')],
  'executive producer': [produced('executive producer')],
  'co-executive producer': [produced('co-executive producer')],
  engineer: [crewed('engineer')],
  'engineer/mixer': [crewed('engineer'), crewed('mixer')],
  'engineer/mixer (Grammy credit)': [crewed('engineer', 'Grammy credit'), crewed('mixer', 'Grammy credit')],
  mixer: [crewed('mixer')],
  'mixing assistant': [crewed('mixing assistant')],
  'mastering engineer': [crewed('mastering')],
  contributor: [crewed('contributor')],
  photographer: [crewed('photographer')],
  'cover photographer': [crewed('cover photographer')],
}

/** Details that say how far a credit goes. */
const extents: Readonly<Record<string, readonly string[]>> = {
  'additional production': ['additional'],
  'co-producer': ['co'],
  uncredited: ['uncredited'],
  'uncredited guest': ['uncredited', 'guest'],
}

/** Played or sung, but for these, which are made at the desk. */
const unplayed = new Set(['programming', 'arrangement'])

/** credits.tsv: who performed, wrote, produced and worked on the songs and albums. */
export async function readCredits(reading: Reading): Promise<void> {
  const rows = await reading.rows('credits.tsv', [
    'subject_type',
    'subject_id',
    'role',
    'name',
    'detail',
    'sources',
    'confidence',
    'notes',
  ])
  for (const row of rows) {
    const { subject_type, subject_id, role, name, detail } = row.cells
    const told = reading.told(row)
    const subject = subject_type === 'album' ? `album:${subject_id}` : reading.songs.get(subject_id)
    if (!subject) {
      reading.draft.refuse(row.origin, 'subject_id', subject_id, 'names no track')
      continue
    }
    const known = roles[role]
    if (!known) {
      reading.draft.refuse(row.origin, 'role', role, 'is no known role')
      continue
    }
    const { note: _, disputed: __, ...naming } = told
    const artist = reading.artist(name, naming)
    const instruments = role === 'instruments' ? listed(detail, ',') : []
    const credits = instruments.length
      ? instruments.map((each) => (unplayed.has(each) ? crewed(each) : played(each)))
      : known
    const { note, ...said } = detailOf(instruments.length ? '' : detail)
    const credited = artist.creditedAs ? { creditedAs: artist.creditedAs } : {}
    for (const [type, values] of credits)
      reading.draft.link(type, artist.id, subject, merge(values, credited, said), {
        ...told,
        ...joined(told.note, note),
      })
  }
}

/** A detail as properties where it is one, else as a remark. */
function detailOf(detail: string): { creditedAs?: string; attributes?: readonly string[]; note?: string } {
  const printed = /^printed (.+)$/.exec(detail)?.[1]
  if (printed) return { creditedAs: printed }
  const attributes = extents[detail]
  return attributes ? { attributes } : { note: detail }
}

function merge(values: Values, ...more: Values[]): Values {
  const attributes = [values, ...more].flatMap((each) => (each.attributes ?? []) as string[])
  return Object.assign({}, values, ...more, attributes.length ? { attributes } : {}) as Values
}
