import type { Told, Values } from './draft.ts'
import { joined, type Reading, videoId } from './reading.ts'

type Reader = (reading: Reading, credit: Credit) => void
interface Credit {
  readonly video: string
  readonly name: string
  readonly detail: string
  readonly told: Told
  /** The part in brackets of the role's wording. */
  readonly of: string | undefined
}

/** How a role is worded. The first that fits reads the row; what fits none is crew, by the role as printed. */
const wordings: readonly (readonly [RegExp, Reader])[] = [
  [/^director$/, direct],
  [/^cast$/, appear],
  [/^location$/, film],
  [/^producer$/, credit('PRODUCED', {})],
  [/^executive producer(?: \((.+)\))?$/, credit('PRODUCED', { role: 'executive producer' })],
  [/^production company$/, company('PRODUCTION', 'production')],
  [/^(?:VFX company|(deepfake) \/ VFX)$/, company('EFFECTS', 'effects')],
  [/^special thanks$/, refer('thanked')],
  [/^depicted(?: \((.+)\))?$/, refer('depicted')],
  [/^visual reference$/, refer('visual reference')],
]

/** video_credits.tsv: who directed, appeared, produced and worked on the videos, where, and whom they refer to. */
export async function readVideoCredits(reading: Reading): Promise<void> {
  const rows = await reading.rows('video_credits.tsv', [
    'video_id',
    'role',
    'name',
    'detail',
    'sources',
    'confidence',
    'notes',
  ])
  for (const row of rows) {
    const { video_id, role, name, detail } = row.cells
    const video = videoId(video_id)
    if (!reading.draft.nodes.has(video)) {
      reading.draft.refuse(row.origin, 'video_id', video_id, 'names no video')
      continue
    }
    const [words, read] = wordings.find(([words]) => words.test(role)) ?? [undefined, credit('CREWED', { role })]
    read(reading, { video, name, detail, told: reading.told(row), of: words?.exec(role)?.[1] })
  }
}

function direct(reading: Reading, { video, name, detail, told }: Credit): void {
  const segments = segmentsOf(reading, video)
  const named = segments.filter((segment) => detail === `"${segment}" segment` || detail === 'both segments')
  const { creditedAs, note } = printedAs(named.length ? '' : detail)
  for (const segment of named.length ? named : [undefined])
    link(reading, 'DIRECTED', video, name, { segment, creditedAs }, { ...told, ...joined(told.note, note) })
}

/** The segments of a video, in order, as its songs tell them. */
function segmentsOf(reading: Reading, video: string): string[] {
  const links = [...reading.draft.links.values()].filter(({ type, from }) => type === 'VIDEO_OF' && from === video)
  return links.flatMap(({ values }) => (values.segment ? [String(values.segment)] : []))
}

/** Details of a cast row that say what somebody is there, not whom they play. */
const parts = new Set(['cameo', 'brief cameo', 'model'])
const characters = new Set(['woman in the couple', 'man in the couple', 'therapist', 'interrogator', 'baptist'])

function appear(reading: Reading, { video, name, detail, told }: Credit): void {
  const [first = '', ...rest] = detail.split(', ')
  const character = characters.has(detail) ? detail : /, as (.+)$/.exec(detail)?.[1]
  const role = parts.has(first) ? first : undefined
  const remark =
    character === detail ? '' : role ? rest.filter((word) => word !== `as ${character}`).join(', ') : detail
  link(reading, 'APPEARED_IN', video, name, { character, role }, { ...told, ...joined(told.note, remark) })
}

function film(reading: Reading, { video, name, detail, told }: Credit): void {
  reading.draft.link(
    'FILMED_AT',
    video,
    reading.place(name, naming(told)),
    {},
    { ...told, ...joined(told.note, detail) },
  )
}

function credit(type: 'PRODUCED' | 'CREWED', values: Values): Reader {
  return (reading, { video, name, detail, told, of }) => {
    const { creditedAs, note } = printedAs(detail)
    const attributes = of ? { attributes: [of] } : {}
    link(reading, type, video, name, { ...values, ...attributes, creditedAs }, { ...told, ...joined(told.note, note) })
  }
}

function company(type: string, role: string): Reader {
  return (reading, { video, name, detail, told, of }) => {
    const id = reading.company(name, { type }, naming(told))
    const attributes = of ? { attributes: [of] } : {}
    reading.draft.link('PRODUCED', id, video, { role, ...attributes }, { ...told, ...joined(told.note, detail) })
  }
}

function refer(how: string): Reader {
  return (reading, { video, name, detail, told, of }) =>
    link(reading, 'REFERENCED_IN', video, name, { how }, { ...told, ...joined(of, detail, told.note) })
}

/** "credited Jerome D; Songfacts prints JeremeD": the printed name, and the rest as a remark. */
function printedAs(detail: string): { creditedAs?: string; note?: string } {
  const [, creditedAs, note] = /^credited ([^;]+)(?:; (.+))?$/.exec(detail) ?? []
  return creditedAs ? { creditedAs, ...joined(note) } : joined(detail)
}

function link(reading: Reading, type: string, video: string, name: string, values: Values, told: Told): void {
  const artist = reading.artist(name, naming(told))
  const creditedAs = values.creditedAs ?? artist.creditedAs
  reading.draft.link(type, artist.id, video, { ...values, ...(creditedAs !== undefined && { creditedAs }) }, told)
}

/** What a credit tells of those it names: where, and how surely. */
function naming({ sources, confidence, origin }: Told): Told {
  return { sources, origin, ...(confidence && { confidence }) }
}
