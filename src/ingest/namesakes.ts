import { isHub, toldBy } from '../model/hubs.ts'
import type { Model } from '../model/index.ts'
import { goesBefore } from '../model/standing.ts'
import type { Store } from '../store/contract.ts'
import type { Origin } from './entry.ts'
import { Facts } from './facts.ts'
import { fits } from './identity.ts'
import { knownValues } from './known-values.ts'
import type { Tallies } from './report.ts'

/** Two nodes of one name, of which nothing that is told says whether they are one. */
export interface Maybe {
  readonly maybe: readonly [string, string]
  readonly origin: Origin
}

/** Pairs looked at in the end; of any more it is only said how many there are. */
const kept = 200_000
/** Pairs asked for at once. */
const asked = 1_000

/**
 * Decides at the end of a run which namesakes are one: those that share a neighbour, when neither shares one with any
 * other of that name. What is made one may share more with others, so this goes on until nothing is left to join. A hub is
 * no neighbour: everyone is in Los Angeles.
 */
export class Namesakes {
  readonly #store: Store
  readonly #model: Model
  readonly #tallies: Tallies
  readonly #pairs = new Map<string, Maybe>()

  constructor(store: Store, model: Model, tallies: Tallies) {
    this.#store = store
    this.#model = model
    this.#tallies = tallies
  }

  add(maybe: Maybe): void {
    const [one, other] = maybe.maybe
    if (this.#pairs.size < kept) this.#pairs.set(keyOf(maybe.maybe), maybe)
    else
      this.#tallies.duplicate(
        this.#kindOf(one),
        'have one name; too many of them to look at',
        `${one} ${other}`,
        maybe.origin,
      )
  }

  /** Makes one what is one, and reports what may be. */
  async settle(): Promise<void> {
    let open = [...this.#pairs.values()]
    for (;;) {
      open = await this.#fitting(open)
      const shared = await this.#shared(open)
      const alike = open.filter((one) => shared.has(one))
      const pairs = new Map<string, number>()
      for (const id of alike.flatMap(({ maybe }) => maybe)) pairs.set(id, (pairs.get(id) ?? 0) + 1)
      const joined = alike.filter(({ maybe }) => maybe.every((id) => pairs.get(id) === 1))
      for (const { maybe, origin } of joined) {
        const [into, from] = goesBefore(maybe[0], maybe[1]) ? maybe : [maybe[1], maybe[0]]
        await this.#store.write({ nodes: [], links: [], merges: [{ from, into }] })
        const reason = 'are one: they have one name and a neighbour in common'
        this.#tallies.remark(this.#kindOf(into), reason, `${into} ${from}`, origin)
      }
      if (joined.length > 0) continue
      for (const one of open) this.#leave(one, shared.has(one))
      return
    }
  }

  #leave({ maybe, origin }: Maybe, alike: boolean): void {
    const reason = alike
      ? 'have one name and a neighbour in common, as others of that name have'
      : 'have one name, and nothing in common'
    this.#tallies.duplicate(this.#kindOf(maybe[0]), reason, maybe.join(' '), origin)
  }

  /** Those that are two still, under their ids of now, and do not contradict each other. */
  async #fitting(pairs: readonly Maybe[]): Promise<Maybe[]> {
    const fitting = new Map<string, Maybe>()
    for (const some of parts(pairs)) {
      const found = await this.#store.find(some.flatMap(({ maybe }) => maybe.map((id) => ({ by: 'id', id }) as const)))
      const facts = new Facts(this.#store, this.#model)
      await facts.read(found.flat())
      for (const [place, { origin }] of some.entries()) {
        const [one, other] = [found[2 * place]![0], found[2 * place + 1]![0]]
        if (one === undefined || other === undefined || one === other) continue
        const kind = this.#model.kindOfId(one)!
        const maybe = [one, other].sort() as [string, string]
        if (fits({ kind, properties: facts.of(one) }, facts.of(other))) fitting.set(keyOf(maybe), { maybe, origin })
      }
    }
    return [...fitting.values()]
  }

  /** Those that share a neighbour which is no hub. */
  async #shared(pairs: readonly Maybe[]): Promise<Set<Maybe>> {
    const shared = new Set<Maybe>()
    for (const some of parts(pairs)) {
      const found = await this.#store.shared(some.map(({ maybe }) => maybe))
      const hubs = await this.#hubsAmong(found.flat())
      for (const [place, ids] of found.entries()) if (ids.some((id) => !hubs.has(id))) shared.add(some[place]!)
    }
    return shared
  }

  async #hubsAmong(ids: readonly string[]): Promise<Set<string>> {
    const told = await knownValues(this.#store, this.#model, ids, ({ name, properties }) =>
      toldBy(name).filter((property) => property in properties),
    )
    return new Set([...told].filter(([id, values]) => isHub(this.#kindOf(id), values)).map(([id]) => id))
  }

  #kindOf(id: string): string {
    return this.#model.kindOfId(id)!.name
  }
}

/** The same whichever stands first. */
function keyOf(pair: Maybe['maybe']): string {
  return pair.toSorted().join(' ')
}

function* parts(pairs: readonly Maybe[]): Generator<readonly Maybe[]> {
  for (let start = 0; start < pairs.length; start += asked) yield pairs.slice(start, start + asked)
}
