import { cpus } from 'node:os'
import { linernotesSqlite } from './linernotes.ts'
import type { System } from './system.ts'

/** A process for each core. */
export const linernotesWorkers: System = {
  ...linernotesSqlite,
  name: 'linernotes-workers',
  title: `Linernotes on SQLite, ${cpus().length} workers`,
  command(place) {
    const { args, env } = linernotesSqlite.command(place)
    return { args, env: { ...env, WORKERS: String(cpus().length) } }
  },
}
