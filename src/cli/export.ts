import { mkdir, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { LinernotesError } from '../errors.ts'
import { counted } from '../export/counted.ts'
import { exportLinksCsv, exportNodesCsv } from '../export/csv.ts'
import { exportGexf } from '../export/gexf.ts'
import { exportGraphml } from '../export/graphml.ts'
import { exportJsonl } from '../export/jsonl.ts'
import { type Part, wholeGraph } from '../export/part.ts'
import type { Store } from '../store/contract.ts'
import { say } from './say.ts'
import { untilStopped, withStore } from './with-store.ts'
import { writeFiles, writeLines } from './write-lines.ts'

/** Formats that are one file each. */
const formats: Readonly<
  Record<string, { readonly description: string; readonly write: (part: Part) => AsyncIterable<string> }>
> = {
  jsonl: {
    description: 'entries, one JSON object a line, which `import jsonl` reads: the same graph gives the same bytes',
    write: exportJsonl,
  },
  gexf: { description: 'GEXF 1.3, for Gephi: a directed graph with everything known as attributes', write: exportGexf },
  graphml: { description: 'GraphML, for networkx, igraph, yEd and Gephi: the same', write: exportGraphml },
}

/** `export <format>`, one command for each. */
export function addExport(program: Command): void {
  const command = program
    .command('export')
    .helpCommand(false)
    .description('write the graph to a file or to stdout, in one of four formats')
  for (const [name, { description, write }] of Object.entries(formats))
    command
      .command(name)
      .description(description)
      .option('-o, --out <file>', 'write to this file (packed when its name ends in .gz) instead of stdout')
      .action(({ out }: { out?: string }) =>
        exporting(out, async (part, signal) => {
          await writeLines(write(part), out, signal)
        }),
      )
  command
    .command('csv')
    .description('nodes.csv and links.csv, for a spreadsheet or a notebook: UTF-8, one column for each property')
    .requiredOption('-o, --out <folder>', 'write the two files into this folder, which is made when it is new')
    .action(({ out }: { out: string }) =>
      exporting(out, async (part, signal) => {
        await makeFolder(out)
        const files = [
          { file: join(out, 'nodes.csv'), lines: exportNodesCsv(part) },
          { file: join(out, 'links.csv'), lines: exportLinksCsv(part) },
        ]
        // The folder stays only if something was put into it.
        await writeFiles(files, signal).finally(() => rmdir(out).catch(() => {}))
      }),
    )
}

/** Runs an export and says on stderr what became of it; on stdout stands only what is exported. */
function exporting(out: string | undefined, write: (part: Part, signal: AbortSignal) => Promise<void>): Promise<void> {
  return withStore((store: Store) =>
    untilStopped(async (signal) => {
      const before = await store.revision()
      const { part, counts } = counted(wholeGraph(store))
      await write(part, signal)
      if (signal.aborted) {
        say(out === undefined ? 'stopped.' : `stopped; ${out} was left as it was.`)
        process.exitCode = 1
        return
      }
      const [nodes, links] = [counts.nodes, counts.links].map((count) => count.toLocaleString('en'))
      if (out !== undefined) say(`${nodes} nodes and ${links} links written to ${out}.`)
      if ((await store.revision()) !== before)
        say('the graph was written to meanwhile: a link may name a node that is not there. Once more gives it whole.')
    }),
  )
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EEXIST') return
    const why = cause.code === 'ENOENT' ? 'the one it is to be in does not exist' : cause.message
    throw new LinernotesError('BAD_INPUT', `The folder ${path} cannot be made: ${why}.`, cause)
  })
}
