import { fold } from '../model/fold.ts'
import type { Model } from '../model/index.ts'
import type { Store, Wanted } from '../store/contract.ts'
import type { Told } from './endpoint.ts'
import { certain, named, outsideIds, plainId } from './known-by.ts'
import type { CheckedNode } from './validate.ts'
import type { Values } from './values.ts'

/** The node that something told means; `byName` when nothing surer than its name says so. */
export type Meaning = { readonly id: string; readonly byName: boolean } | { readonly ambiguous: readonly string[] }

/**
 * Decides which node is meant by what is told of it, for one batch: first `want` everything, then `ask` the store
 * once, then ask for the meaning of each. Nodes of the batch that are not written yet count like those of the store.
 *
 * An outside id that names one node for certain decides; else the name, with the other parts of the kind's natural
 * key. A node of that name that the same source knows by another id is somebody else.
 */
export class Identity {
  readonly #store: Store
  readonly #model: Model
  readonly #wanted = new Map<string, Wanted>()
  readonly #found = new Map<string, Set<string>>()
  /** What tells namesakes apart, by id. */
  readonly #known = new Map<string, Values>()

  constructor(store: Store, model: Model) {
    this.#store = store
    this.#model = model
  }

  want(told: Told): void {
    const wanted: Wanted[] = [...certain(told), ...named(told), { by: 'id', id: plainId(told) }]
    for (const each of wanted) this.#wanted.set(keyOf(each), each)
  }

  wantId(id: string): void {
    this.#wanted.set(keyOf({ by: 'id', id }), { by: 'id', id })
  }

  /** Asks the store for everything wanted; of the batch's entries, those with an id that can make a node count too. */
  async ask(batch: readonly { readonly node: CheckedNode }[]): Promise<void> {
    if (this.#wanted.size === 0) return
    const wanted = [...this.#wanted.values()]
    const found = await this.#store.find(wanted)
    wanted.forEach((each, place) => {
      this.#found.set(keyOf(each), new Set(found[place]))
    })
    await this.#readNamesakes(wanted)
    for (const { node } of batch) if (node.id !== undefined && node.lacks === undefined) this.add(node.id, node)
  }

  /** The id itself, or the one it leads to; undefined when no node has it. */
  existing(id: string): string | undefined {
    return this.#ids({ by: 'id', id }).values().next().value
  }

  /** Counts a node that will be written with this batch. */
  add(id: string, told: Told): void {
    this.#known.set(id, { ...this.#known.get(id), ...told.properties })
    const wanted: Wanted[] = [...certain(told), ...named(told), { by: 'id', id }]
    for (const each of wanted) this.#found.set(keyOf(each), this.#ids(each).add(id))
  }

  /** Undefined when no node is meant: it is a new one. */
  meaning(told: Told): Meaning | undefined {
    const sure = new Set(certain(told).flatMap((wanted) => [...this.#ids(wanted)]))
    if (sure.size > 0) return only([...sure], false)
    const parts = told.kind.naturalKey.filter((part) => part !== told.kind.display)
    const untold = parts.filter((part) => missing(told.properties[part]))
    const fitting = named(told)
      .flatMap((wanted) => [...this.#ids(wanted)])
      .filter((id) => this.#fits(told, parts, this.#known.get(id) ?? {}))
    const plain = fitting.filter((id) => untold.every((part) => missing(this.#known.get(id)?.[part])))
    return only(plain.length > 0 ? plain : fitting, true)
  }

  /** An id for a new node; one that another node has gets a number. */
  async mint(told: Told): Promise<string> {
    const plain = plainId(told)
    let id = plain
    for (let number = 2; await this.#taken(id); number++) id = `${plain}-${number}`
    return id
  }

  async #taken(id: string): Promise<boolean> {
    const key = keyOf({ by: 'id', id })
    if (!this.#found.has(key)) this.#found.set(key, new Set((await this.#store.find([{ by: 'id', id }]))[0]))
    return this.existing(id) !== undefined
  }

  #ids(wanted: Wanted): Set<string> {
    return this.#found.get(keyOf(wanted)) ?? new Set()
  }

  /** Nothing told contradicts what is known of the candidate. */
  #fits({ kind, properties }: Told, parts: readonly string[], candidate: Values): boolean {
    const same = (part: string) => comparable(properties[part]) === comparable(candidate[part])
    if (!parts.every((part) => missing(properties[part]) || same(part))) return false
    return kind.externalKeys.every((source) => {
      const told = outsideIds(properties, source)
      const known = outsideIds(candidate, source)
      return told.length === 0 || known.length === 0 || told.some((id) => known.includes(id))
    })
  }

  /** Reads what tells namesakes apart, kind by kind. */
  async #readNamesakes(wanted: readonly Wanted[]): Promise<void> {
    for (const kind of this.#model.kinds.values()) {
      const ofKind = wanted.filter((each) => each.by === 'name' && each.kind === kind.name)
      const ids = [...new Set(ofKind.flatMap((each) => [...this.#ids(each)]))]
      if (ids.length === 0) continue
      const properties = [...kind.naturalKey, 'externalIds']
      const node = { kind: kind.name, properties, refs: [], links: [] }
      const answer = await this.#store.read({ by: 'ids', ids: { param: 0 }, of: [node] }, [ids])
      if (!('nodes' in answer)) continue
      for (const found of answer.nodes)
        if (found)
          this.#known.set(
            found.row[0] as string,
            Object.fromEntries(properties.map((name, i) => [name, found.row[i + 1]])),
          )
    }
  }
}

function only(ids: readonly string[], byName: boolean): Meaning | undefined {
  if (ids.length > 1) return { ambiguous: ids }
  return ids[0] === undefined ? undefined : { id: ids[0], byName }
}

function keyOf(wanted: Wanted): string {
  if (wanted.by === 'id') return `id ${wanted.id}`
  return wanted.by === 'name'
    ? `name ${wanted.kind} ${wanted.key}`
    : `outside ${wanted.kind} ${wanted.source} ${wanted.id}`
}

function missing(value: unknown): boolean {
  return value === undefined || value === null
}

function comparable(value: unknown): unknown {
  return typeof value === 'string' ? fold(value) : value
}
