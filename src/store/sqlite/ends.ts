import type { Model } from '../../model/index.ts'
import type { Connection } from './connection.ts'
import { type End, findEnd } from './lookup.ts'

/** Nodes remembered at the least, and half of those remembered at the most. */
const kept = 20_000

/**
 * The nodes that links named last, so that one is looked up once and not once a batch. What another connection commits
 * makes them forgotten, and so has to what takes a node away: a merge, a transaction that is rolled back.
 */
export class Ends {
  readonly #connection: Connection
  #recent = new Map<string, End>()
  #before = new Map<string, End>()
  #version: unknown

  private constructor(connection: Connection) {
    this.#connection = connection
  }

  static of(connection: Connection): Ends {
    const known = ofConnection.get(connection) ?? new Ends(connection)
    ofConnection.set(connection, known)
    return known
  }

  /** Once in every transaction, before anything is asked. */
  begin(): void {
    const version = this.#connection.fixed('PRAGMA data_version').get()![0]
    if (version !== this.#version) this.forget()
    this.#version = version
  }

  /** The node of an id, or the one it leads to. */
  find(model: Model, id: string): End | undefined {
    const recent = this.#recent.get(id)
    if (recent) return recent
    const found = this.#before.get(id) ?? findEnd(this.#connection, model, id)
    // Where an id leads to may change.
    if (found?.id === id) this.add(found)
    return found
  }

  add(end: End): void {
    if (this.#recent.size >= kept) {
      this.#before = this.#recent
      this.#recent = new Map()
    }
    this.#recent.set(end.id, end)
  }

  forget(): void {
    this.#recent = new Map()
    this.#before = new Map()
  }
}

const ofConnection = new WeakMap<Connection, Ends>()
