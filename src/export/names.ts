import { type Model, model as ours } from '../model/index.ts'
import type { ReadOptions, Store } from '../store/contract.ts'
import type { NodeSelection } from '../store/selection.ts'

const kept = 20_000
const atOnce = 1_000

/** The names shown of nodes, read when asked for and kept as long as they are not too many. */
export class Names {
  readonly #store: Store
  readonly #model: Model
  readonly #run: () => ReadOptions
  readonly #known = new Map<string, string>()

  /** `run`: what each read is bound by. */
  constructor(store: Store, run: () => ReadOptions = () => ({}), model: Model = ours) {
    this.#store = store
    this.#run = run
    this.#model = model
  }

  /** By id; without those that no node has. */
  async of(ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    if (this.#known.size > kept) this.#known.clear()
    const unknown = [...new Set(ids)].filter((id) => !this.#known.has(id))
    for (let start = 0; start < unknown.length; start += atOnce) await this.#read(unknown.slice(start, start + atOnce))
    return this.#known
  }

  async #read(ids: readonly string[]): Promise<void> {
    const kinds = new Set(ids.flatMap((id) => this.#model.kindOfId(id) ?? []))
    const of = [...kinds].map(
      ({ name, display }): NodeSelection => ({ kind: name, properties: [display], refs: [], links: [] }),
    )
    const answer = await this.#store.read({ by: 'ids', ids: { param: 0 }, of }, [ids], this.#run())
    if (!('nodes' in answer)) return
    answer.nodes.forEach((node, place) => {
      if (node) this.#known.set(ids[place]!, String(node.row[1]))
    })
  }
}
