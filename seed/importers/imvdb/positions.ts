/** What a position means: the link, and whether a company or a person stands in it. */
export interface Position {
  readonly type: 'DIRECTED' | 'PRODUCED' | 'CREWED'
  readonly by: 'Artist' | 'Company'
  readonly role?: string
  readonly attributes?: readonly string[]
}

/** Positions by their code, where it is known, else by their name, in MusicBrainz's words. */
const table: Readonly<Record<string, Position>> = {
  dir: { type: 'DIRECTED', by: 'Artist' },
  director: { type: 'DIRECTED', by: 'Artist' },
  'co-director': { type: 'DIRECTED', by: 'Artist', attributes: ['co'] },
  'animation director': { type: 'DIRECTED', by: 'Artist', role: 'animation' },
  producer: { type: 'PRODUCED', by: 'Artist' },
  'co-producer': { type: 'PRODUCED', by: 'Artist', attributes: ['co'] },
  'assistant director': { type: 'CREWED', by: 'Artist', role: 'assistant director' },
  'director of photography': { type: 'CREWED', by: 'Artist', role: 'cinematographer' },
  cinematographer: { type: 'CREWED', by: 'Artist', role: 'cinematographer' },
  choreography: { type: 'CREWED', by: 'Artist', role: 'choreographer' },
  'production company': { type: 'PRODUCED', by: 'Company', role: 'production' },
  'effects company': { type: 'PRODUCED', by: 'Company', role: 'effects' },
  'visual effects company': { type: 'PRODUCED', by: 'Company', role: 'effects' },
  'vfx company': { type: 'PRODUCED', by: 'Company', role: 'effects' },
  'post production company': { type: 'PRODUCED', by: 'Company', role: 'post-production' },
  'post-production company': { type: 'PRODUCED', by: 'Company', role: 'post-production' },
}

/** Companies that did not make the video. */
const business = /\b(label|distributor|publisher|agency|representation|management)\b/

/**
 * What a position means; undefined for business, which is none of the making. Any other company has its work as its role
 * ("Animation Company": animation), any other producer and crew the position as it is named.
 */
export function positionOf(code: string | undefined, name: string | undefined): Position | undefined {
  const coded = code === undefined ? undefined : Object.hasOwn(table, code) ? table[code] : undefined
  if (coded) return coded
  const plain = (name ?? code ?? '').toLowerCase()
  if (Object.hasOwn(table, plain)) return table[plain]
  if (plain === '' || business.test(plain)) return undefined
  const company = /^(.+?) (company|house|studio)$/.exec(plain)?.[1]
  if (company) return { type: 'PRODUCED', by: 'Company', role: company }
  return { type: /\bproducer$/.test(plain) ? 'PRODUCED' : 'CREWED', by: 'Artist', role: plain }
}

/** What a company is that stands in such a position. */
export function companyType(role: unknown): string | undefined {
  return role === 'production' ? 'PRODUCTION' : role === 'effects' ? 'EFFECTS' : undefined
}
