import { type Command, InvalidArgumentError } from 'commander'
import type { Flag } from '../../seed/importers/importer.ts'
import { importers } from '../../seed/importers/index.ts'
import { runImport } from './run-import.ts'

/** `import <source> …`, one command for each importer. */
export function addImport(program: Command): void {
  const command = program
    .command('import')
    .helpCommand(false)
    .description('read a source into the store; the same twice changes nothing')
  for (const importer of importers) {
    const one = command
      .command(`${importer.name} ${importer.paths}`.trim())
      .description(importer.description)
      .option('--json', 'print the report as JSON')
    for (const flag of importer.flags)
      one.option(`--${flag.name} <${flag.value}>`, flag.description, checked(flag), flag.fallback)
    one.action(() => {
      const { json = false, ...flags } = one.opts<{ json?: boolean } & Record<string, string>>()
      return runImport(importer, one.args, { flags, json })
    })
  }
}

function checked(flag: Flag): (value: string) => string {
  return (value) => {
    const fault = flag.fault(value)
    if (fault !== undefined) throw new InvalidArgumentError(fault)
    return value
  }
}
