import type { Store } from './contract.ts'

/** Writes everything one store holds into another, which is empty, a batch at a time; stops early when told to. */
export async function copyInto(to: Store, from: Store, signal?: AbortSignal): Promise<void> {
  for await (const nodes of from.scanNodes()) {
    if (signal?.aborted) return
    await to.write({ nodes, links: [] })
  }
  for await (const links of from.scanLinks()) {
    if (signal?.aborted) return
    await to.write({ nodes: [], links })
  }
  for await (const redirects of from.scanRedirects()) await to.write({ nodes: [], links: [], redirects })
}
