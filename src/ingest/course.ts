import type { Store } from '../store/contract.ts'
import type { JournalEntry, Place } from '../store/journal.ts'
import { type PutOff, rounds } from './put-off.ts'
import { Tallies } from './report.ts'

/** A run that ended early. */
export interface Earlier {
  /** Whether this run goes on from there; else that one is given up, as it read something else. */
  readonly takenUp: boolean
  /** ISO 8601 UTC: when it began. */
  readonly since: string
  /** How many items of the source it had taken. */
  readonly items: number
}

interface Asked {
  readonly store: Store
  readonly token: string
  readonly source: string
  readonly input: string | undefined
  readonly onEarlier?: ((earlier: Earlier) => void) | undefined
}

/** A point between two batches. */
export interface Point {
  readonly round: number
  readonly items: number
  readonly line: number
}

/** How far a run is, as the store keeps it with each batch. */
export class Course {
  /** Of all that is committed. */
  readonly tallies: Tallies
  readonly #asked: Asked
  readonly #since: string
  #point: Point
  #putOff: number

  private constructor(asked: Asked, place: Place | undefined) {
    this.#asked = asked
    this.tallies = place ? Tallies.fromText(place.report) : new Tallies()
    this.#since = place?.since ?? new Date().toISOString()
    this.#point = place ?? { round: rounds.reading, items: 0, line: 0 }
    this.#putOff = place?.putOff ?? 0
  }

  /** Takes up the run of the same source and input that ended early, or begins a new one. */
  static async open(asked: Asked): Promise<Course> {
    const { store, source, token, input, onEarlier } = asked
    const place = await store.journal.place(source)
    const takenUp = place !== undefined && place.input === input
    if (place) {
      onEarlier?.({ takenUp, since: place.since, items: place.items })
      if (!takenUp) {
        const given: JournalEntry = { source, token, place: null, waiting: [] }
        await store.write({ nodes: [], links: [], journal: () => given })
      }
    }
    await store.journal.sweep()
    return new Course(asked, takenUp ? place : undefined)
  }

  get source(): string {
    return this.#asked.source
  }

  /** Whether the store keeps where the run is. */
  get isKept(): boolean {
    return this.#asked.input !== undefined
  }

  get point(): Point {
    return this.#point
  }

  /** What to keep with a batch that ends at a point, and of which so much is to be told. */
  entry(point: Point, tallies: Tallies, putOff: PutOff): JournalEntry {
    const { source, token, input } = this.#asked
    const waiting = putOff.lines(this.#putOff)
    if (input === undefined) return { source, token, waiting }
    const report = new Tallies()
    report.add(this.tallies)
    report.add(tallies)
    const place: Place = {
      ...{ input, since: this.#since, round: point.round, items: point.items, line: point.line },
      putOff: this.#putOff + putOff.size,
      report: report.toText(),
    }
    return { source, token, waiting, place }
  }

  /** What to keep with a part of a batch: nothing, as long as the store is held. */
  held(): JournalEntry {
    const { source, token } = this.#asked
    return { source, token, waiting: [] }
  }

  /** What to keep when all is taken. */
  through(): JournalEntry {
    const { source, token } = this.#asked
    return { source, token, place: null, waiting: [] }
  }

  /** The batch is committed. */
  passed(point: Point, tallies: Tallies, putOff: PutOff): void {
    this.#point = point
    this.#putOff += putOff.size
    this.tallies.add(tallies)
  }
}
