/** The highest id remembered: a bit each, 8 MiB at most. */
const most = 2 ** 26

/** A set of ids that are whole numbers. One beyond the limit, or no number, is never in it. */
export class SeenIds {
  #bits = new Uint8Array(1024)

  has(id: string): boolean {
    const place = placeOf(id)
    return place !== undefined && ((this.#bits[place >> 3] ?? 0) & (1 << (place & 7))) !== 0
  }

  /** Whether the id is new to the set, which it is in from now on. */
  add(id: string): boolean {
    const number = placeOf(id)
    if (number === undefined) return true
    const place = number >> 3
    if (place >= this.#bits.length) {
      const grown = new Uint8Array(2 ** Math.ceil(Math.log2(place + 1)))
      grown.set(this.#bits)
      this.#bits = grown
    }
    const before = this.#bits[place]!
    this.#bits[place] = before | (1 << (number & 7))
    return this.#bits[place] !== before
  }
}

function placeOf(id: string): number | undefined {
  return /^\d{1,9}$/.test(id) && Number(id) < most ? Number(id) : undefined
}

/**
 * What was told so far. Records spell the same thing differently here and there, and the last to speak would win, so
 * that a second import turned each name to and fro: the first record that tells a name has told it.
 */
export class Told {
  readonly artists = new SeenIds()
  readonly labels = new SeenIds()
  /** Masters whose own record was read. */
  readonly masters = new SeenIds()
  /** Masters that have a title and artists. */
  readonly named = new SeenIds()
  /** Masters of which a release told the tracks. */
  readonly listed = new SeenIds()
}
