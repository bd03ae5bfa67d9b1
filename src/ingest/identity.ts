import type { Kind } from '../model/define.ts'
import { fold } from '../model/fold.ts'
import type { Model } from '../model/index.ts'
import { goesBefore } from '../model/standing.ts'
import type { Store, Wanted } from '../store/contract.ts'
import type { Told } from './endpoint.ts'
import { Facts } from './facts.ts'
import { knownBy, outsideIds, type Sought, soughtId } from './known-by.ts'
import type { CheckedNode } from './validate.ts'
import type { Values } from './values.ts'

/**
 * The node that something told means: `byName` when nothing surer than its name says so; `others` are nodes that outside
 * ids tell just as well.
 */
export interface Meant {
  readonly id: string
  readonly byName: boolean
  readonly others: readonly string[]
}
export type Meaning = Meant | { readonly ambiguous: readonly string[] }

/**
 * Decides which node is meant by what is told of it, for one batch: first `want` everything, then `ask` the store
 * once, then ask for the meaning of each. Nodes of the batch that are not written yet count like those of the store.
 *
 * An outside id that names one node for certain decides, and nothing else does where one is told: a namesake may be
 * somebody else. What is told by no such id means the node of its name, with the other parts of the kind's natural key.
 */
export class Identity {
  readonly #store: Store
  readonly #model: Model
  readonly #facts: Facts
  /** The kinds of what is wanted: nothing else of the batch can be meant. */
  readonly #kinds = new Set<Kind>()
  readonly #wanted = new Map<string, Wanted>()
  readonly #found = new Map<string, string[]>()
  readonly #stored = new Set<string>()
  /** Nodes that go under another id from now on. */
  readonly #moved = new Map<string, string>()

  constructor(store: Store, model: Model) {
    this.#store = store
    this.#model = model
    this.#facts = new Facts(store, model)
  }

  want(told: Told): void {
    const { certain, named, plainId } = knownBy(told)
    for (const { key, wanted } of certain) this.#wanted.set(key, wanted)
    for (const { key, wanted } of named) this.#wanted.set(key, wanted)
    this.wantId(plainId)
  }

  wantId(id: string): void {
    const { key, wanted } = soughtId(id)
    this.#wanted.set(key, wanted)
    const kind = this.#model.kindOfId(id)
    if (kind) this.#kinds.add(kind)
  }

  /** Asks the store for everything wanted; of the batch's entries, those with an id that can make a node count too. */
  async ask(batch: readonly { readonly node: CheckedNode }[]): Promise<void> {
    if (this.#wanted.size === 0) return
    const wanted = [...this.#wanted.values()]
    const found = await this.#store.find(wanted)
    for (const [place, key] of [...this.#wanted.keys()].entries()) {
      this.#found.set(key, [...found[place]!])
      for (const id of found[place]!) this.#stored.add(id)
    }
    // Whom an id is told of that is not its own may be known to that source by several.
    await this.#facts.read(
      wanted.flatMap((each, place) =>
        each.by === 'name' || (each.by === 'externalId' && found[place]!.some((id) => !id.endsWith(`.${each.id}`)))
          ? found[place]!
          : [],
      ),
    )
    for (const { node } of batch) if (node.id !== undefined && node.lacks === undefined) this.add(node.id, node)
  }

  /** The id itself, or the one it leads to; undefined when no node has it. */
  existing(id: string): string | undefined {
    return this.#ids(soughtId(id))[0]
  }

  /** Whether the store has a node under this very id; only of ids that were asked for. */
  wasThere(id: string): boolean {
    return this.#stored.has(id)
  }

  /** Counts a node that will be written with this batch. */
  add(id: string, told: Told): void {
    this.#count(soughtId(id), id)
    if (!this.#kinds.has(told.kind)) return
    this.#facts.add(id, told.properties)
    const { certain, answeringTo } = knownBy(told)
    for (const sought of certain) this.#count(sought, id)
    for (const sought of answeringTo) this.#count(sought, id)
  }

  #count({ key }: Sought, id: string): void {
    const found = this.#found.get(key)
    if (!found) this.#found.set(key, [id])
    else if (!found.includes(id)) found.push(id)
  }

  /** From now on a node goes under another id. */
  move(from: string, into: string): void {
    this.#moved.set(from, into)
  }

  /** Undefined when no node is meant: it is a new one. */
  meaning(told: Told): Meaning | undefined {
    const [id, ...others] = this.sure(told)
    if (id !== undefined) return { id, byName: false, others }
    if (knownBy(told).certainId !== undefined) return undefined
    const parts = told.kind.naturalKey.filter((part) => part !== told.kind.display)
    const untold = parts.filter((part) => missing(told.properties[part]))
    const fitting = this.#named(told).filter((one) => {
      const known = this.#facts.of(one)
      return parts.every((part) => missing(told.properties[part]) || same(told.properties, known, part))
    })
    const plain = fitting.filter((one) => untold.every((part) => missing(this.#facts.of(one)[part])))
    return only(plain.length > 0 ? plain : fitting)
  }

  /** The nodes that outside ids tell, the one first whose id is kept. */
  sure(told: Told): readonly string[] {
    const { certain, certainId } = knownBy(told)
    const ids = new Set(certainId === undefined ? [] : this.#ids(soughtId(certainId)))
    for (const sought of certain)
      if (sought.wanted.by === 'externalId')
        for (const id of this.#ids(sought))
          if (outsideIds(this.#facts.of(id), sought.wanted.source).length < 2) ids.add(id)
    return [...ids].sort((a, b) => (goesBefore(a, b) ? -1 : 1))
  }

  /** Other nodes of its name that it might be, for all that is told: whether it is one of them, their neighbours say. */
  namesakes(told: Told, id: string): readonly string[] {
    return this.#named(told).filter((one) => one !== id && fits(told, this.#facts.of(one)))
  }

  /** An id for a new node; one that another node has gets a number. */
  async mint(told: Told): Promise<string> {
    const plain = knownBy(told).plainId
    let id = plain
    for (let number = 2; await this.#taken(id); number++) id = `${plain}-${number}`
    return id
  }

  async #taken(id: string): Promise<boolean> {
    const { key, wanted } = soughtId(id)
    if (!this.#found.has(key)) this.#found.set(key, [...(await this.#store.find([wanted]))[0]!])
    return this.existing(id) !== undefined
  }

  #named(told: Told): string[] {
    return knownBy(told).named.flatMap((sought) => this.#ids(sought))
  }

  #ids({ key }: Sought): readonly string[] {
    const found = this.#found.get(key) ?? none
    if (this.#moved.size === 0 || !found.some((id) => this.#moved.has(id))) return found
    return [...new Set(found.map((id) => this.#moved.get(id) ?? id))]
  }
}

const none: readonly string[] = []

function only(ids: readonly string[]): Meaning | undefined {
  if (ids.length > 1) return { ambiguous: ids }
  return ids[0] === undefined ? undefined : { id: ids[0], byName: true, others: [] }
}

/**
 * Nothing told contradicts what is known of a candidate: neither an id by the same source nor, for works, a version. What
 * tells people apart is often not told.
 */
export function fits({ kind, properties }: Told, candidate: Values): boolean {
  const parts = kind.naturalKey.filter((part) => part !== kind.display)
  const agree = parts.every(
    (part) =>
      same(properties, candidate, part) ||
      (kind.credit !== 'work' && (missing(properties[part]) || missing(candidate[part]))),
  )
  return (
    agree &&
    kind.externalKeys.every((source) => {
      const told = outsideIds(properties, source)
      const known = outsideIds(candidate, source)
      return told.length === 0 || known.length === 0 || told.some((id) => known.includes(id))
    })
  )
}

function same(one: Values, other: Values, part: string): boolean {
  return comparable(one[part]) === comparable(other[part])
}

function missing(value: unknown): boolean {
  return value === undefined || value === null
}

function comparable(value: unknown): unknown {
  return typeof value === 'string' ? fold(value) : (value ?? null)
}
