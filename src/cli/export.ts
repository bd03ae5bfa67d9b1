import { mkdir, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { LinernotesError } from '../errors.ts'
import { counted } from '../export/counted.ts'
import { tables, wholeFormats } from '../export/formats.ts'
import { type Part, wholeGraph } from '../export/part.ts'
import type { Store } from '../store/contract.ts'
import { addPartFlags, type PartFlags, wayOf } from './part-flags.ts'
import { say } from './say.ts'
import { untilStopped, withStore } from './with-store.ts'
import { writeFiles, writeLines } from './write-lines.ts'

/** `export <format>`, one command for each. */
export function addExport(program: Command): void {
  const command = program
    .command('export')
    .helpCommand(false)
    .description('write the graph, or a part of it, to a file or to stdout, in one of four formats')
  for (const { name, description, write } of wholeFormats) {
    const one = command
      .command(name)
      .description(description)
      .option('-o, --out <file>', 'write to this file (packed when its name ends in .gz) instead of stdout')
    addPartFlags(one).action(({ out, ...flags }: PartFlags & { out?: string }) =>
      exporting(one, flags, out, async (part, signal) => {
        await writeLines(write(part), out, signal)
      }),
    )
  }
  const csv = command
    .command('csv')
    .description('nodes.csv and links.csv, for a spreadsheet or a notebook: UTF-8, one column for each property')
    .requiredOption('-o, --out <folder>', 'write the two files into this folder, which is made when it is new')
  addPartFlags(csv).action(({ out, ...flags }: PartFlags & { out: string }) =>
    exporting(csv, flags, out, async (part, signal) => {
      await makeFolder(out)
      const files = Object.entries(tables).map(([name, { write }]) => ({
        file: join(out, `${name}.csv`),
        lines: write(part),
      }))
      // The folder stays only if something was put into it.
      await writeFiles(files, signal).finally(() => rmdir(out).catch(() => {}))
    }),
  )
}

type Write = (part: Part, signal: AbortSignal) => Promise<void>

async function exporting(command: Command, flags: PartFlags, out: string | undefined, write: Write): Promise<void> {
  if (!wayOf(command, flags)) return withStore((store) => writing(store, async () => wholeGraph(store), out, write))
  // Only parts need a map of the graph.
  const [{ withAtlas }, { partAsked }] = await Promise.all([import('./with-atlas.ts'), import('./part-asked.ts')])
  return withAtlas(({ store, atlas, timeout }) =>
    writing(store, (signal) => partAsked({ store, atlas, waiting: () => ({ signal, timeout }) }, flags), out, write),
  )
}

/** Runs an export and says on stderr what became of it; on stdout stands only what is exported. */
function writing(
  store: Store,
  choose: (signal: AbortSignal) => Promise<Part>,
  out: string | undefined,
  write: Write,
): Promise<void> {
  return untilStopped(async (signal) => {
    const before = await store.revision()
    const { part, counts } = counted(await choose(signal))
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
  })
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EEXIST') return
    const why = cause.code === 'ENOENT' ? 'the one it is to be in does not exist' : cause.message
    throw new LinernotesError('BAD_INPUT', `The folder ${path} cannot be made: ${why}.`, cause)
  })
}
