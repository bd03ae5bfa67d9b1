import type { Command } from 'commander'
import { curated } from '../../seed/importers/index.ts'
import { ingest } from '../ingest/ingest.ts'
import type { Report } from '../ingest/report.ts'
import type { Store } from '../store/contract.ts'
import { addRunOptions } from './import.ts'
import { type RunOptions, runImport, wordOf } from './run-import.ts'

/** `seed` */
export function addSeed(program: Command): void {
  const command = program.command('seed').description('load the curated graph; a second time changes nothing')
  addRunOptions(command)
  command.action((options: Omit<RunOptions, 'flags'>) => runImport(curated, [], { flags: {}, ...options }))
}

/** Loads the curated graph into a store, as `serve` does with an empty one. */
export function seedStore(store: Store, signal?: AbortSignal): Promise<Report> {
  const items = curated.read([], { flags: {}, ...(signal && { signal }) })
  return ingest(store, items, { ...wordOf(curated), ...(signal && { signal }) })
}
