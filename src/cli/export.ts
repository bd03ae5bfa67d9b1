import type { Command } from 'commander'
import { exportJsonl } from '../export/jsonl.ts'
import { say } from './say.ts'
import { untilStopped, withStore } from './with-store.ts'
import { writeLines } from './write-lines.ts'

/** `export jsonl` */
export function addExport(program: Command): void {
  program
    .command('export')
    .helpCommand(false)
    .description('write the graph to a file or to stdout')
    .command('jsonl')
    .description('entries, one JSON object a line, which `import jsonl` reads: the same graph gives the same bytes')
    .option('-o, --out <file>', 'write to this file (packed when its name ends in .gz) instead of stdout')
    .action(({ out }: { out?: string }) =>
      withStore((store) =>
        untilStopped(async (signal) => {
          const lines = await writeLines(exportJsonl(store), out, signal)
          if (signal.aborted) {
            say(out === undefined ? 'stopped.' : `stopped; ${out} was left as it was.`)
            process.exitCode = 1
          } else if (out !== undefined) say(`${lines.toLocaleString('en')} lines written to ${out}.`)
        }),
      ),
    )
}
