import type { Command } from 'commander'
import { aligned } from '../ingest/print-report.ts'
import type { LinkStats, StoreStats } from '../store/contract.ts'
import { withStore } from './with-store.ts'

/** `stats` */
export function addStats(program: Command): void {
  program
    .command('stats')
    .description('count what the store holds, and how much of it is backed by sources')
    .option('--json', 'print as JSON')
    .action(({ json = false }: { json?: boolean }) =>
      withStore(async (store) => {
        const stats = await store.stats(['linksWithSource', 'linksWithOpenableSource', 'confidence'])
        process.stdout.write(
          json ? `${JSON.stringify({ engine: store.engine, ...stats })}\n` : table(store.engine, stats),
        )
      }),
    )
}

type Shown = StoreStats & Pick<LinkStats, 'linksWithSource' | 'linksWithOpenableSource' | 'confidence'>

function table(engine: string, stats: Shown): string {
  const nodes = sum(stats.nodes)
  const links = sum(stats.links)
  const ofLinks = (part: number) => [count(part), links === 0 ? '' : percent.format(part / links)]
  const lines = [
    ...aligned([
      ['nodes', count(nodes), ''],
      ...stats.nodes.map(({ kind, count: number }) => [`  ${kind}`, count(number)]),
      ['links', count(links)],
      ...stats.links.map(({ type, count: number }) => [`  ${type}`, count(number)]),
      ['links by confidence'],
      ...stats.confidence.map(({ confidence, count: number }) => [`  ${confidence}`, ...ofLinks(number)]),
      ['links with a source', ...ofLinks(stats.linksWithSource)],
      ['links without a source', ...ofLinks(links - stats.linksWithSource)],
      ['links with a source one can open', ...ofLinks(stats.linksWithOpenableSource)],
      ['links still to be backed by a source one can open', ...ofLinks(links - stats.linksWithOpenableSource)],
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

const percent = new Intl.NumberFormat('en', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })

function sum(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0)
}

function count(number: number): string {
  return number.toLocaleString('en')
}
