import type { Origin } from './entry.ts'

/** One reason for telling of things of one sort: how often, and the first few. */
export interface Group {
  /** A kind, a link's type, "redirect", "unreadable" for what was no entry at all; or what the source calls it. */
  readonly what: string
  readonly reason: string
  count: number
  readonly examples: { readonly about: string; readonly origin: Origin }[]
}

const keptExamples = 3
const keptReasons = 500

/** Things to be told of, counted by sort and reason in bounded memory. */
export class Groups {
  readonly #groups = new Map<string, Group>()

  add(what: string, reason: string, about: string, origin: Origin): void {
    this.#add({ what, reason, count: 1, examples: [{ about: about.slice(0, 200), origin }] })
  }

  addAll(groups: Iterable<Group>): void {
    for (const group of groups) this.#add(group)
  }

  /** In order of first appearance. */
  [Symbol.iterator](): Iterator<Group> {
    return this.#groups.values()
  }

  /** The most frequent first. */
  list(): Group[] {
    return [...this.#groups.values()].sort((a, b) => b.count - a.count)
  }

  #add({ what, reason, count, examples }: Group): void {
    const key = `${what} ${reason}`
    const full = this.#groups.size >= keptReasons && !this.#groups.has(key)
    const kept = full ? 'another reason; mend the ones above and import again to see it' : reason
    const group = this.#groups.get(full ? `${what} ${kept}` : key) ?? { what, reason: kept, count: 0, examples: [] }
    this.#groups.set(`${what} ${kept}`, group)
    group.count += count
    if (group.examples.length < keptExamples)
      group.examples.push(...examples.slice(0, keptExamples - group.examples.length))
  }
}
