import { instrumentNamed } from './instruments.ts'

/** What a credit says, as the model words it. */
export interface Credit {
  readonly type: 'PERFORMED' | 'PRODUCED' | 'WROTE' | 'CREWED'
  readonly role?: string
  readonly instrument?: string
  readonly attributes: readonly string[]
}

/** A credit, or the sort of business that is not the making of a record. */
export type Meaning = { readonly credit: Credit } | { readonly untaken: string }

const words = (type: Credit['type'], role?: string, ...attributes: string[]): Credit => ({
  type,
  ...(role && { role }),
  attributes,
})
const performed = (role: string, ...attributes: string[]) => words('PERFORMED', role, ...attributes)
const played = (instrument?: string): Credit => ({ ...performed('instrument'), ...(instrument && { instrument }) })
const produced = (role?: string, ...attributes: string[]) => words('PRODUCED', role, ...attributes)
const wrote = (role?: string) => words('WROTE', role)
const crewed = (role: string, ...attributes: string[]) => words('CREWED', role, ...attributes)

/**
 * Roles of Discogs in the words of MusicBrainz; the plain producer and writer have no role, as the link says it. Vocals
 * and instruments are told by their last word. What stands nowhere here is crew, by the role as it is written.
 */
const table: Readonly<Record<string, Credit>> = {
  performer: performed('performer'),
  musician: played(),
  instruments: played(),
  'instrumentation by': played(),
  'all instruments': played(),
  soloist: performed('soloist'),
  featuring: performed('featured'),
  guest: performed('guest'),
  presenter: performed('presenter'),
  rap: performed('vocals', 'rap'),
  mc: performed('vocals', 'rap'),
  voice: performed('vocals', 'spoken'),
  'spoken word': performed('vocals', 'spoken'),
  'read by': performed('vocals', 'spoken'),
  narrator: performed('vocals', 'spoken'),
  'voice actor': performed('vocals', 'spoken'),
  yodeling: performed('vocals', 'yodeling'),
  choir: performed('vocals', 'choir'),
  chorus: performed('vocals', 'choir'),
  orchestra: performed('orchestra'),
  ensemble: performed('ensemble'),
  band: performed('band'),
  'backing band': performed('band', 'backing'),
  'accompanied by': performed('accompaniment'),
  conductor: performed('conductor'),
  leader: performed('leader'),
  'chorus master': performed('chorus master'),
  concertmaster: performed('concertmaster'),
  'written-by': wrote(),
  'written by': wrote(),
  songwriter: wrote(),
  author: wrote(),
  'music by': wrote('composer'),
  'composed by': wrote('composer'),
  score: wrote('composer'),
  'lyrics by': wrote('lyricist'),
  'words by': wrote('lyricist'),
  'text by': wrote('lyricist'),
  'libretto by': wrote('librettist'),
  'translated by': wrote('translator'),
  producer: produced(),
  'co-producer': produced(undefined, 'co'),
  'executive-producer': produced('executive producer'),
  'executive producer': produced('executive producer'),
  'reissue producer': produced('reissue producer'),
  'compilation producer': produced('compilation producer'),
  'arranged by': crewed('arranger'),
  'adapted by': crewed('arranger', 'adapted'),
  'orchestrated by': crewed('orchestrator'),
  remix: crewed('remixer'),
  'dj mix': crewed('DJ mixer'),
  'mixed by': crewed('mixer'),
  engineer: crewed('engineer'),
  'recorded by': crewed('recording engineer'),
  'mastered by': crewed('mastering'),
  'remastered by': crewed('mastering', 'remastered'),
  'lacquer cut by': crewed('lacquer cut'),
  'edited by': crewed('editor'),
  editor: crewed('editor'),
  'programmed by': crewed('programming'),
  programming: crewed('programming'),
  'drum programming': crewed('programming', 'drums'),
  'sequenced by': crewed('programming'),
  'sound designer': crewed('sound designer'),
  'compiled by': crewed('compiler'),
  'transferred by': crewed('transfer'),
  'photography by': crewed('photographer'),
  photography: crewed('photographer'),
  design: crewed('designer'),
  'graphic design': crewed('graphic designer'),
  'artwork by': crewed('artwork'),
  artwork: crewed('artwork'),
  'art direction': crewed('art director'),
  illustration: crewed('illustrator'),
  layout: crewed('layout'),
  cover: crewed('cover'),
  'liner notes': crewed('liner notes'),
  'sleeve notes': crewed('liner notes'),
  'directed by': crewed('director'),
  'film director': crewed('film director'),
  'film producer': crewed('film producer'),
  'film editor': crewed('film editor'),
  choreography: crewed('choreographer'),
  'a&r': crewed('artists and repertoire'),
  booking: crewed('booking'),
  legal: crewed('legal representation'),
  'booklet editor': crewed('booklet editor'),
}

/** Business, and pressing and printing: they say nothing of who made the work. */
const business = new Set([
  'management',
  'administrator',
  'contractor',
  'product manager',
  'promotion',
  'public relations',
  'marketing',
  'plated by',
  'merchandising',
])

/** Words in brackets that say how far a credit goes, as MusicBrainz spells them; any others stand as they are written. */
const extents: Readonly<Record<string, string>> = {
  'not credited': 'uncredited',
  assistance: 'assistant',
  'assisted by': 'assistant',
  addiotional: 'additional',
}
const lowered = new Set(['additional', 'assistant', 'associate', 'co', 'guest', 'solo', 'uncredited', 'live'])

/** "Producer, Vocals [Uncredited], Guitar [Slide, Solo]" → three roles with what stands in their brackets. */
export function splitRoles(written: string): { name: string; details: string[] }[] {
  const parts: string[] = ['']
  let depth = 0
  for (const letter of written) {
    if (letter === '[') depth++
    else if (letter === ']') depth = Math.max(0, depth - 1)
    if (letter === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts.flatMap((part) => {
    const details = [...part.matchAll(/\[([^\]]*)(?:\]|$)/g)].flatMap(([, inner]) => inner?.trim() || [])
    const name = part
      .replace(/\[[^\]]*(?:\]|$)/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    return name || details.length ? [{ name: name || 'Other', details }] : []
  })
}

/** What a role with its details means. */
export function meaningOf({ name, details }: { name: string; details: readonly string[] }): Meaning {
  const key = name.toLowerCase()
  if (business.has(key)) return { untaken: name }
  // "Other [Thanks To]": what it is stands in the brackets.
  if (key === 'other') return details[0] ? { credit: crewed(details[0], ...details.slice(1)) } : { untaken: name }
  const known = Object.hasOwn(table, key) ? table[key]! : (vocals(key) ?? instrument(name) ?? crewed(name))
  return { credit: { ...known, attributes: [...new Set([...known.attributes, ...details.map(extent)])] } }
}

/** "Backing Vocals" → vocals, "backing". */
function vocals(key: string): Credit | undefined {
  const [, sort] = /^(?:(.+) )?vocals?$/.exec(key) ?? []
  return /(^| )vocals?$/.test(key)
    ? performed('vocals', ...(sort ? [sort === 'backing' ? 'background' : sort] : []))
    : undefined
}

function instrument(name: string): Credit | undefined {
  const named = instrumentNamed(name)
  return named === undefined ? undefined : played(named)
}

function extent(detail: string): string {
  const key = detail.toLowerCase()
  return extents[key] ?? (lowered.has(key) ? key : detail)
}
