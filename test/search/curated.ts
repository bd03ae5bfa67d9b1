import type { Chart } from '../../src/atlas/atlas.ts'
import { buildChart } from '../../src/atlas/build-chart.ts'
import { neighboursIn } from '../../src/atlas/neighbours.ts'
import { seedStore } from '../../src/cli/seed.ts'
import type { Neighbours } from '../../src/search/found.ts'
import type { NameIndex } from '../../src/search/name-index.ts'
import { openStore } from '../../src/store/open.ts'

export interface Curated {
  readonly chart: Chart
  readonly index: NameIndex
  readonly neighbours: Neighbours
}

/** The curated graph's names, and who is linked to whom, read once for all tests of a file. */
export async function readCurated(): Promise<Curated> {
  const store = await openStore({ engine: 'sqlite', file: ':memory:', readers: 0 })
  try {
    await seedStore(store)
    const chart = await buildChart({ store, limit: 1_000_000, progress: () => {} })
    if ('tooLarge' in chart) throw new Error('The curated graph has more than a million links.')
    return { chart, index: chart.names, neighbours: neighboursIn(chart) }
  } finally {
    await store.close()
  }
}

/** For an index of which no links are known. */
export const nobody: Neighbours = { areLinked: () => false, of: () => [] }
