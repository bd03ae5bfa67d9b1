import { cpus } from 'node:os'
import { variableNames } from '../../src/config.ts'
import { linernotesSqlite } from './linernotes.ts'
import type { System } from './system.ts'

/** A process for each core; absent until Linernotes knows the variable. */
export const linernotesWorkers: System | undefined = variableNames.includes('WORKERS')
  ? {
      ...linernotesSqlite,
      name: 'linernotes-workers',
      title: `Linernotes on SQLite, ${cpus().length} workers`,
      command(place) {
        const { args, env } = linernotesSqlite.command(place)
        return { args, env: { ...env, WORKERS: String(cpus().length) } }
      },
    }
  : undefined
