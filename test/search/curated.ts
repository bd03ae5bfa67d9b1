import { seedStore } from '../../src/cli/seed.ts'
import { model } from '../../src/model/index.ts'
import { buildNameIndex } from '../../src/search/build.ts'
import type { Neighbours } from '../../src/search/found.ts'
import { type NameIndex, nodeWithId } from '../../src/search/name-index.ts'
import { openStore } from '../../src/store/open.ts'
import { type Named, sourceOf } from './source-of.ts'

export interface Curated {
  readonly index: NameIndex
  readonly neighbours: Neighbours
}

/** The curated graph's names and who is linked to whom, read once for all tests of a file. */
export async function readCurated(): Promise<Curated> {
  const store = await openStore({ engine: 'sqlite', file: ':memory:', readers: 0 })
  try {
    await seedStore(store)
    const linked = new Map<string, Set<string>>()
    const credited = new Map<string, Set<string>>()
    const link = (from: string, to: string) => linked.set(from, (linked.get(from) ?? new Set()).add(to))
    for await (const links of store.scanLinks())
      for (const { from, to, properties } of links) {
        link(from, to)
        link(to, from)
        if (typeof properties.creditedAs === 'string')
          credited.set(from, (credited.get(from) ?? new Set()).add(properties.creditedAs))
      }
    const nodes: Named[] = []
    for await (const records of store.scanNodes())
      for (const { id, kind, properties } of records) {
        const { display, searched } = model.kinds.get(kind)!
        const others = [...searched.map((name) => properties[name]), ...((properties.aliases as string[]) ?? [])]
        nodes.push({
          id,
          kind: model.declared.kinds.findIndex(({ name }) => name === kind),
          name: String(properties[display] ?? ''),
          others: [...others, ...(credited.get(id) ?? [])].filter((name) => typeof name === 'string'),
          degree: linked.get(id)?.size ?? 0,
        })
      }
    const index = await buildNameIndex(sourceOf(nodes, 1000))
    return { index, neighbours: neighboursOf(index, linked) }
  } finally {
    await store.close()
  }
}

/** Who is linked to whom, told by ids, as a text is read with it. */
export function neighboursOf(index: NameIndex, linked: ReadonlyMap<string, ReadonlySet<string>>): Neighbours {
  const node = (id: string) => nodeWithId(index, id)!
  const of = new Map([...linked].map(([id, others]) => [node(id), new Set([...others].map(node))]))
  return {
    areLinked: (one, other) => of.get(one)?.has(other) ?? false,
    of(one, most) {
      const others = of.get(one) ?? new Set()
      return others.size > most ? undefined : [...others]
    },
  }
}

/** For an index of which no links are known. */
export const nobody: Neighbours = { areLinked: () => false, of: () => [] }
