import type { Command } from 'commander'
import { alone } from '../ingest/alone.ts'
import { nodeOfId, shown } from './node-of-id.ts'
import { withStore } from './with-store.ts'

/** `merge FROM INTO` */
export function addMerge(program: Command): void {
  program
    .command('merge <from> <into>')
    .description('make two nodes one, each told by its id; what <into> says stands, <from> only adds to it')
    .option('--json', 'print as JSON')
    .action((from: string, into: string, { json = false }: { json?: boolean }) => merge(from, into, json))
}

function merge(fromId: string, intoId: string, json: boolean): Promise<void> {
  return withStore(async (store) => {
    const [from, into] = [await nodeOfId(store, fromId), await nodeOfId(store, intoId)]
    const merged = await alone(store, `merge of ${from.id}`, () => store.merge(fromId, intoId))
    const sentence = `${shown(from)} is part of ${shown(into)} now, with ${countOf(merged.links)}; \`linernotes unmerge ${from.id}\` takes that back.`
    process.stdout.write(`${json ? JSON.stringify({ from, into, ...merged }) : sentence}\n`)
  })
}

/** "1 link" */
export function countOf(links: number): string {
  return `${links.toLocaleString('en')} ${links === 1 ? 'link' : 'links'}`
}
