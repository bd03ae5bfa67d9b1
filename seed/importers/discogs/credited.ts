import type { Endpoint, Entry, EntryLink, Item, Origin } from '../../../src/ingest/entry.ts'
import { model } from '../../../src/model/index.ts'
import { artistEnd, said } from './said.ts'
import type { Told } from './seen.ts'

interface Who {
  readonly id: string | undefined
  readonly name: string
}
type Values = Readonly<Record<string, unknown>>

/**
 * The links of everyone named on one record, gathered by who it is, so that each is one entry and every link leads to
 * a node that came before it. Of two credits that are one link the first says how it was written.
 */
export class Credited {
  readonly #told: Told
  readonly #entries = new Map<string, { who: Who; links: Map<string, EntryLink> }>()

  constructor(told: Told) {
    this.#told = told
  }

  /** `target` tells the far node, `key` it apart from the record's others. */
  link(who: Who, type: string, key: string, target: Endpoint, properties: Values, note?: string): void {
    const entry = this.#entry(who)
    const identity = model.links.get(type)!.identity.map((name) => properties[name] ?? null)
    const place = JSON.stringify([type, key, ...identity])
    const before = entry.get(place)
    const attributes = [...listOf(before?.properties), ...listOf(properties)]
    const values = { ...properties, ...before?.properties, ...(attributes.length > 0 && { attributes }) }
    entry.set(place, { type, to: target, properties: values, ...said, ...(note && { note }), ...noteOf(before) })
  }

  *items(origin: Origin): Generator<Item> {
    for (const { who, links } of this.#entries.values()) {
      const { kind, name, externalIds } = artistEnd(who.id, who.name)
      const entry: Entry = {
        kind,
        ...((who.id === undefined || this.#told.artists.add(who.id)) && { properties: { name } }),
        ...(externalIds && { externalIds }),
        ...said,
        links: [...links.values()],
      }
      yield { entry, origin }
    }
  }

  #entry(who: Who): Map<string, EntryLink> {
    const key = who.id ?? ` ${who.name}`
    const entry = this.#entries.get(key) ?? { who, links: new Map() }
    this.#entries.set(key, entry)
    return entry.links
  }
}

function listOf(properties: Values | undefined): unknown[] {
  return (properties?.attributes ?? []) as unknown[]
}

function noteOf(link: EntryLink | undefined): { note?: string } {
  return link?.note === undefined ? {} : { note: link.note }
}
