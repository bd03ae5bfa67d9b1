/**
 * Sources in the order in which their word counts, and in which ids are kept when two nodes become one: what people
 * wrote here goes before all of them, any other source comes after.
 */
const precedence = ['musicbrainz', 'discogs', 'imvdb']

/** Null stands for what people wrote here: the curated graph, entries of their own. */
export type Teller = string | null

/** Lower counts more. */
export function rankOf(teller: Teller): number {
  if (teller === null) return 0
  const place = precedence.findIndex((source) => teller === source || teller.startsWith(`${source}-`))
  return place < 0 ? precedence.length + 1 : place + 1
}

/** The source in whose words an id is written ("artist:musicbrainz.381086ea-…"); null for a readable one. */
export function tellerOfId(id: string): Teller {
  return /^[^:]+:([a-z][a-z-]*)\.[^ ]+$/.exec(id)?.[1] ?? null
}

/** Whether an id is kept rather than another when their nodes become one. */
export function goesBefore(id: string, other: string): boolean {
  const difference = rankOf(tellerOfId(id)) - rankOf(tellerOfId(other))
  return difference < 0 || (difference === 0 && id < other)
}

/** Who told what of one node or link: one for the whole, and for each property another told. */
export class Standing {
  readonly whole: Teller
  readonly #parts: ReadonlyMap<string, Teller>

  private constructor(whole: Teller, parts: ReadonlyMap<string, Teller>) {
    this.whole = whole
    this.#parts = parts
  }

  /** As it is kept: "musicbrainz", "musicbrainz gender=discogs", " began=imvdb"; nothing where all is from here. */
  static read(written: unknown): Standing {
    if (typeof written !== 'string') return new Standing(null, new Map())
    const [whole = '', ...parts] = written.split(' ')
    const split = (part: string): [string, Teller] => {
      const at = part.indexOf('=')
      return [part.slice(0, at), part.slice(at + 1) || null]
    }
    return new Standing(whole || null, new Map(parts.map(split)))
  }

  of(property: string): Teller {
    const teller = this.#parts.get(property)
    return teller === undefined ? this.whole : teller
  }

  /** The same for every order in which the parts were told; null when all is from here. */
  static write(tellers: ReadonlyMap<string, Teller>, wholes: readonly Teller[]): string | null {
    const [whole = null] = wholes.toSorted((a, b) => rankOf(a) - rankOf(b) || (String(a) < String(b) ? -1 : 1))
    const parts = [...tellers].filter(([, teller]) => teller !== whole).sort(([a], [b]) => (a < b ? -1 : 1))
    const written = [whole ?? '', ...parts.map(([property, teller]) => `${property}=${teller ?? ''}`)].join(' ')
    return written === '' ? null : written
  }
}
