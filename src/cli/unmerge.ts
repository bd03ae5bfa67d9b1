import type { Command } from 'commander'
import { alone } from '../ingest/alone.ts'
import { countOf } from './merge.ts'
import { type Named, nodeOfId, shown } from './node-of-id.ts'
import { withStore } from './with-store.ts'

/** `unmerge ID` */
export function addUnmerge(program: Command): void {
  program
    .command('unmerge <id>')
    .description('take a merge back, told by the id of the node that was merged away')
    .option('--json', 'print as JSON')
    .action((id: string, { json = false }: { json?: boolean }) => unmerge(id, json))
}

function unmerge(id: string, json: boolean): Promise<void> {
  return withStore(async (store) => {
    // Before, the id answers as the node it was merged into.
    const { id: other } = await nodeOfId(store, id)
    const unmerged = await alone(store, `taking back of a merge of ${id}`, () => store.unmerge(id))
    const [node, from] = [await nodeOfId(store, id), await nodeOfId(store, other)]
    process.stdout.write(`${json ? JSON.stringify({ node, from, ...unmerged }) : sentence(node, from, unmerged)}\n`)
  })
}

function sentence(node: Named, from: Named, { links, missing }: { links: number; missing: number }): string {
  const lost = missing > 0 ? ` ${countOf(missing)} could not be given back: what they led to is gone.` : ''
  return `${shown(node)} is a node of its own again, apart from ${shown(from)}, with ${countOf(links)}.${lost}`
}
