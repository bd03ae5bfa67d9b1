/**
 * What imports keep of themselves beside the graph: how far a run has come, what waits in it for a later round, and
 * who is writing. None of it is part of the graph: it raises no revision, and nothing that reads the graph meets it.
 */
export interface Journal {
  /** Where the run of a source was when it ended early; undefined when none did. */
  place(source: string): Promise<Place | undefined>
  /** Lines of a source that wait for a round, those numbered above `after`, in order, so many at most. */
  waiting(source: string, round: number, after: number, limit: number): Promise<readonly Waiting[]>
  /**
   * Drops, in transactions of bounded size, what waits in runs that no place is kept of, and makes the indexes that an
   * engine put off while an empty store was filled. Only under one's own lease.
   */
  sweep(onIndex?: OnIndex): Promise<void>

  /** Who writes to the store; undefined when nobody does. */
  holder(): Promise<Held | undefined>
  /** Takes the store when nobody holds it, or when the lease of the token `over` still does. Whether it was taken. */
  take(lease: Lease, over?: string): Promise<boolean>
  /** Renews a lease; false when it is another's by now. */
  renew(token: string): Promise<boolean>
  release(token: string): Promise<void>
}

/** Told before the first index that was put off is made, and after each. */
export type OnIndex = (made: number, of: number) => void

export interface Place {
  /** Tells what is read: of anything else the place says nothing. */
  readonly input: string
  /** ISO 8601 UTC: when the run began. */
  readonly since: string
  /** 1 while the source is read, then the rounds of what waits. */
  readonly round: number
  /** How many items of the source are taken. */
  readonly items: number
  /** In later rounds, the number of the last line taken; else 0. */
  readonly line: number
  /** How many lines were put off so far, over all rounds. */
  readonly putOff: number
  /** The report so far, as the run writes it. */
  readonly report: string
}

/** A line that waits for a later round. Numbers go up from 1 over all rounds of a run. */
export interface Waiting {
  readonly round: number
  readonly number: number
  readonly text: string
}

/** What is kept with a batch, in its transaction. */
export interface JournalEntry {
  readonly source: string
  /** STORE_BUSY, and nothing of the batch is kept, when the store is no longer held by this lease. */
  readonly token: string
  /** In the place of the one before; null when the run is through. Absent leaves it. */
  readonly place?: Place | null
  readonly waiting: readonly Waiting[]
}

/** One writer at a time: whoever holds the store, for as long as it is renewed. */
export interface Lease {
  readonly token: string
  /** "import of jsonl" */
  readonly purpose: string
  readonly pid: number
  readonly host: string
  /** ISO 8601 UTC */
  readonly since: string
}
export interface Held extends Lease {
  /** Milliseconds since it was taken or renewed, by the engine's clock. */
  readonly quiet: number
}
