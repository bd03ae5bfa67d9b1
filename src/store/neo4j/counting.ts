import type { Count, Model } from '../../model/index.ts'
import type { Batch, LinkRecord } from '../contract.ts'
import { type Counts, countedEnds, expectedCounts } from '../expected-counts.ts'
import type { Client, Run } from './client.ts'
import { grouped } from './grouped.ts'
import { at, quoted } from './names.ts'
import { begin } from './revision.ts'
import { statement } from './statement.ts'
import { degree, stepsOf } from './steps.ts'
import { bolt } from './values.ts'

/** Gathers how the counts of nodes change while links are written, to change each node once. */
export class Counting {
  readonly #model: Model
  readonly #batch: Pick<Batch, 'nodes' | 'links'>
  #expected: ReadonlyMap<string, Counts> | undefined
  /** What the nodes that are new were written with. */
  readonly #written = new Map<string, Counts>()
  readonly #changes = new Map<string, Map<string, number>>()

  /** `batch` is what is going to be written. */
  constructor(model: Model, batch: Pick<Batch, 'nodes' | 'links'> = { nodes: [], links: [] }) {
    this.#model = model
    this.#batch = batch
  }

  /** What to write a new node with, so that its links need no second write. */
  begun(id: string): Record<string, unknown> {
    this.#expected ??= expectedCounts(this.#model, this.#batch)
    const counts = this.#expected.get(id) ?? none
    this.#written.set(id, counts)
    for (const [count, by] of counts) this.#change(id, count, -by)
    return Object.fromEntries([...counts].map(([count, by]) => [count, bolt(by)]))
  }

  /** Whether a node was made since: no link can be there that it has. */
  isNew(id: string): boolean {
    return this.#written.has(id)
  }

  /** A link more or, with -1, one less between two nodes. A self link counts at both of its ends. */
  add(link: Pick<LinkRecord, 'type' | 'from' | 'to'>, by: 1 | -1): void {
    const counted = countedEnds(this.#model)(link.type, link.from, link.to)!
    this.#change(link.from, counted.from, by)
    this.#change(link.to, counted.to, by)
  }

  /** A node that goes needs no counts. */
  forget(id: string): void {
    this.#changes.delete(id)
  }

  #change(id: string, count: string, by: number): void {
    let counts = this.#changes.get(id)
    if (!counts) {
      counts = new Map()
      this.#changes.set(id, counts)
    }
    counts.set(count, (counts.get(count) ?? 0) + by)
  }

  /**
   * Brings the counts up: at most two statements for each kind, whatever the size. Measured against adding to each
   * count where it stands, reading them first and setting a node's counts as one map takes half the work.
   */
  async keep(run: Run): Promise<void> {
    const changed = [...this.#changes].filter(([, counts]) => [...counts.values()].some((by) => by !== 0))
    for (const [kind, nodes] of grouped(changed, ([id]) => this.#model.kindOfId(id)!.name)) {
      const stored = await this.#stored(run, kind, nodes)
      const rows = nodes.map(([id, counts]) => ({
        id,
        counts: Object.fromEntries(
          [...counts].map(([count, by]) => {
            const links = (stored.get(id)?.get(count) ?? 0) + by
            return [count, links === 0 ? null : bolt(links)]
          }),
        ),
      }))
      const label = `n:${quoted(kind)}`
      await run(
        `UNWIND $p.rows AS row MATCH (${label}) USING INDEX SEEK ${label}(id) WHERE n.id = row.id SET n += row.counts`,
        { rows },
      )
    }
  }

  async #stored(run: Run, kind: string, nodes: readonly (readonly [string, Counts])[]): Promise<Map<string, Counts>> {
    const known = new Map(this.#written)
    const names = [...new Set(nodes.flatMap(([, counts]) => [...counts.keys()]))].sort()
    const ids = nodes.flatMap(([id]) => (known.has(id) ? [] : [id]))
    if (ids.length === 0) return known
    const label = `n:${quoted(kind)}`
    const rows = await run(
      `MATCH (${label}) USING INDEX SEEK ${label}(id) WHERE n.id IN $p.ids RETURN n.id, ${names.map((name) => at('n', name)).join(', ')}`,
      { ids },
    )
    for (const [id, ...counts] of rows)
      known.set(id as string, new Map(names.map((name, place) => [name, (counts[place] ?? 0) as number])))
    return known
  }
}

const none: Counts = new Map()

/** Nodes in one transaction: what it changes is held in memory. */
const size = 5_000

/**
 * Counts the links there are, for nodes that may not know: a stretch of a kind at a time, which writers wait for. Does
 * no harm to counts that are right.
 */
export async function countAll(client: Client, model: Model, counts: readonly Count[]): Promise<void> {
  for (const [kind, wanted] of grouped(counts, ({ field }) => field.kind)) {
    const text = counted(model, kind, wanted)
    let after: unknown = ''
    while (after !== null)
      after = await client.write(async (run) => {
        await begin(run)
        const [row] = await run(text, { after, size: bolt(size) })
        return row![0]
      })
  }
}

function counted(model: Model, kind: string, counts: readonly Count[]): string {
  const out = statement(model)
  const label = `n:${quoted(kind)}`
  const links = counts.map(({ field }, place) => {
    const found = degree(out, field, 'n') ?? `COUNT { ${stepsOf(out, field, { near: 'n' }).pattern} }`
    return `${found} AS c${place}`
  })
  const sets = counts.map(
    ({ property }, place) => `${at('n', property)} = CASE c${place} WHEN 0 THEN null ELSE c${place} END`,
  )
  return `MATCH (${label}) USING INDEX SEEK ${label}(id) WHERE n.id > $p.after
WITH n ORDER BY n.id LIMIT $p.size
WITH n, ${links.join(', ')}
SET ${sets.join(', ')}
RETURN max(n.id)`
}
