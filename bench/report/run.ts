import type { Found } from '../beside/beside.ts'
import type { Measured } from '../measure/rounds.ts'
import type { Options } from '../options.ts'

/** Everything a run found out, as it is kept in results/. */
export interface Run {
  readonly date: string
  readonly options: Options
  readonly machine: Readonly<Record<string, string>>
  readonly versions: Readonly<Record<string, string>>
  readonly systems: readonly {
    readonly name: string
    readonly title: string
    readonly documentation: readonly string[]
  }[]
  readonly shapes: readonly { readonly name: string; readonly title: string }[]
  /** Systems that answered otherwise, or not at all, and so were not timed. */
  readonly faults: readonly { readonly shape: string; readonly system: string; readonly fault: string }[]
  /** Systems that have no question for a shape. */
  readonly cannot: readonly { readonly shape: string; readonly system: string }[]
  readonly measured: readonly Measured[]
  readonly beside: readonly (Found & { readonly name: string; readonly title: string })[]
  /** Milliseconds from a process's start to its first answer, and megabytes it then holds. */
  readonly starts: readonly { readonly system: string; readonly ms: number; readonly memory: number }[]
}
