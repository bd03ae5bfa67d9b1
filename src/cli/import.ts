import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Flag } from '../../seed/importers/importer.ts'
import { importers } from '../../seed/importers/index.ts'
import { type RunOptions, runImport } from './run-import.ts'

/** `import <source> …`, one command for each importer. */
export function addImport(program: Command): void {
  const command = program
    .command('import')
    .helpCommand(false)
    .description('read a source into the store; the same twice changes nothing')
  for (const importer of importers) {
    const one = command.command(`${importer.name} ${importer.paths}`.trim()).description(importer.description)
    for (const flag of importer.flags) one.addOption(optionOf(flag))
    addRunOptions(one)
    one.action(() => {
      const { json, dryRun, strict, report, ...flags } = one.opts<RunOptions & Record<string, string>>()
      const text = importer.print?.(flags)
      if (text !== undefined) return void process.stdout.write(text)
      return runImport(importer, one.args, { flags, json, dryRun, strict, report } as RunOptions)
    })
  }
}

/** What every run of an importer can be told. */
export function addRunOptions(command: Command): void {
  command
    .option('--dry-run', 'give the whole report and write nothing: the run is made on a copy of the store')
    .option('--strict', 'end with exit code 1 when anything was refused')
    .option('--report <file>', 'write the report to a file too, as JSON')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', runHelp)
}

const runHelp = `
Ctrl-C ends a run after the batch that is being written; a second one at once. What is committed stays, and the same
command again goes on from there, also after a crash, as long as the files and flags are the same; what comes over
standard input starts at the beginning. One import at a time. A dry run needs room in the temporary folder for a copy
of the store.
Exit codes: 0 done, 1 failed, stopped, or refused something under --strict, 2 wrong usage.`

function optionOf(flag: Flag): Option {
  const { name, value, description, fallback, alone } = flag
  if (alone === undefined)
    return new Option(`--${name} <${value}>`, description).argParser(checked(flag)).default(fallback)
  return new Option(`--${name} [${value}]`, description).argParser(checked(flag)).preset(alone).default(fallback)
}

function checked(flag: Flag): (value: string) => string {
  return (value) => {
    const fault = flag.fault(value)
    if (fault !== undefined) throw new InvalidArgumentError(fault)
    return value
  }
}
