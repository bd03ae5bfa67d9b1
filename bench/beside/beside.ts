import type { Asker } from '../measure/load.ts'
import type { Server } from '../measure/server.ts'
import type { Options } from '../options.ts'
import type { Table } from '../report/tables.ts'
import type { Databases } from '../setup/data.ts'
import type { OneNode } from '../setup/one-node.ts'
import type { System } from '../systems/system.ts'

/** What is measured beside the shapes, in ways of its own. */
export interface Beside {
  /** As `--only` takes it. */
  readonly name: string
  readonly title: string
  /** Whether a quick run has the time. */
  readonly quick: boolean
  run(on: Running): Promise<Found>
}

/** What a run has set up by then. */
export interface Running {
  readonly options: Options
  readonly node: OneNode
  readonly linernotes: string
  readonly data: Databases
  readonly servers: ReadonlyMap<System, Server>
  readonly asker: Asker
  readonly say: (line: string) => void
  readonly onStart: (stop: () => Promise<void>) => void
}

export interface Found {
  /** What to know to read the table: sentences. */
  readonly notes: readonly string[]
  readonly table: Table
}
