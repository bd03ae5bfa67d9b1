import type { Command } from 'commander'
import { aligned } from '../ingest/print-report.ts'
import type { StoreStats } from '../store/contract.ts'
import { withStore } from './with-store.ts'

/** `stats` */
export function addStats(program: Command): void {
  program
    .command('stats')
    .description('count what the store holds, and how much of it is backed by sources')
    .option('--json', 'print as JSON')
    .action(({ json = false }: { json?: boolean }) =>
      withStore(async (store) => {
        const stats = await store.stats()
        process.stdout.write(
          json ? `${JSON.stringify({ engine: store.engine, ...stats })}\n` : table(store.engine, stats),
        )
      }),
    )
}

function table(engine: string, stats: StoreStats): string {
  const nodes = sum(stats.nodes)
  const links = sum(stats.links)
  const lines = [
    ...aligned([
      ['nodes', count(nodes)],
      ...stats.nodes.map(({ kind, count: number }) => [`  ${kind}`, count(number)]),
      ['links', count(links)],
      ...stats.links.map(({ type, count: number }) => [`  ${type}`, count(number)]),
      ['links without a source', count(links - stats.linksWithSource)],
      ['links still to be backed by a source one can open', count(links - stats.linksWithOpenableSource)],
    ]),
    '',
    stats.loadedAt === null
      ? `The ${engine} store is empty.`
      : `In ${engine}, last changed ${stats.loadedAt} (revision ${stats.revision}).`,
    ...stats.runs.map(
      ({ source, finishedAt, written, refused }) =>
        `Imported ${source} at ${finishedAt}: ${count(written)} written, ${count(refused)} refused.`,
    ),
  ]
  return `${lines.join('\n')}\n`
}

function sum(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0)
}

function count(number: number): string {
  return number.toLocaleString('en')
}
