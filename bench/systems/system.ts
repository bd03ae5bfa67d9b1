import type { Databases } from '../setup/data.ts'
import type { Peer } from '../shapes/shape.ts'

/** A system under measurement. */
export interface System {
  /** As `--systems` takes it. */
  readonly name: string
  readonly title: string
  readonly needs: 'sqlite' | 'neo4j' | 'postgres'
  /** Which question of a shape it is asked; absent for Linernotes, which is asked ours. */
  readonly peer?: Peer
  /** The pages its setup follows. */
  readonly documentation?: readonly string[]
  /** How to start it on the one Node. */
  command(place: Place): Command
}

export interface Place extends Databases {
  /** The folder of the copy of Linernotes. */
  readonly linernotes: string
}

export interface Command {
  /** A file and what it is told. */
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}
