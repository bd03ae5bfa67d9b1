import { seedStore } from '../../src/cli/seed.ts'
import { model } from '../../src/model/index.ts'
import { buildNameIndex } from '../../src/search/build.ts'
import type { NameIndex } from '../../src/search/name-index.ts'
import { openStore } from '../../src/store/open.ts'
import { type Named, sourceOf } from './source-of.ts'

export interface Curated {
  readonly index: NameIndex
  readonly neighbours: (id: string) => ReadonlySet<string>
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
    return {
      index: await buildNameIndex(sourceOf(nodes, 1000)),
      neighbours: (id) => linked.get(id) ?? new Set(),
    }
  } finally {
    await store.close()
  }
}
