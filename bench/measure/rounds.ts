import type { Options } from '../options.ts'
import { type Spread, spread } from '../report/figures.ts'
import type { Shape } from '../shapes/shape.ts'
import { bodyOf } from './bodies.ts'
import type { Answering } from './compare.ts'
import { type Asker, type Load, writeBodies } from './load.ts'
import { usage } from './usage.ts'

export interface Contestant extends Answering {
  /** Its own process and that of its database: with what they have started, what its answers cost. */
  readonly pids: readonly number[]
}

/** What a system did in one sort of load, over the rounds. */
export interface Measured {
  readonly system: string
  readonly shape: string
  /** "closed 8", "closed 32", "open". */
  readonly loop: string
  readonly perSecond: Spread
  /** Milliseconds. */
  readonly p50: Spread
  readonly p99: Spread
  /** Milliseconds of user and system time for one request, server and database. */
  readonly cpu: Spread
  /** Megabytes of both after the last round. */
  readonly memory: number
  readonly requests: number
}

export interface Timed {
  readonly measured: readonly Measured[]
  /** By system: what it answered under load in the place of an answer. It was not asked again. */
  readonly faults: ReadonlyMap<string, string>
}

interface How {
  readonly connections: number
  readonly seconds: number
  readonly rate?: number
}

/** A system this many times as slow as the fastest is left out of the open loop, whose rate it would set for all. */
const farBehind = 20

/** Times one shape: the systems take turns in each round, so that what disturbs the machine disturbs all alike. */
export async function timeShape(
  shape: Shape,
  contestants: readonly Contestant[],
  { rounds, seconds, connections, quick }: Options,
  asker: Asker,
): Promise<Timed> {
  const files = new Map<string, string>()
  for (const { system, question, own } of contestants) {
    const bodies = own.map((variables) => bodyOf(shape, system, question.text, variables))
    files.set(system.name, await writeBodies(`${shape.name}-${system.name}`, bodies))
  }
  const faults = new Map<string, string>()
  const starts = new Map<string, number>()
  const ask = async ({ system: { name }, url }: Contestant, how: How): Promise<Load | undefined> => {
    if (faults.has(name)) return undefined
    try {
      const load = await asker.load({ url, file: files.get(name)!, start: starts.get(name) ?? 0, ...how })
      starts.set(name, load.next)
      return load
    } catch (error) {
      faults.set(name, (error as Error).message)
      return undefined
    }
  }
  const inRounds = async (loop: string, some: readonly Contestant[], how: How): Promise<Measured[]> => {
    const runs = new Map<string, Run[]>(some.map(({ system }) => [system.name, []]))
    for (let round = 0; round < rounds; round++)
      // To and fro: who comes after another on the same database finds it warm.
      for (const one of round % 2 === 0 ? some : some.toReversed()) {
        const before = await usage(one.pids)
        const load = await ask(one, how)
        const after = await usage(one.pids)
        const cpu = ((after.cpu - before.cpu) * 1000) / (load?.requests ?? 1)
        if (load) runs.get(one.system.name)!.push({ ...load, cpu, memory: after.memory })
      }
    return [...runs].flatMap(([system, all]) => (all.length < rounds ? [] : summed(system, shape.name, loop, all)))
  }
  // Twice, since whoever comes first on a database that has just started compiles it for those who come after.
  for (const some of [contestants, contestants.toReversed()])
    for (const one of some) await ask(one, { connections: 8, seconds: quick ? seconds : 3 })
  const measured: Measured[] = []
  for (const count of connections)
    measured.push(...(await inRounds(`closed ${count}`, contestants, { connections: count, seconds })))
  const [closed] = connections
  const rates = new Map(
    measured.filter(({ loop }) => loop === `closed ${closed}`).map((one) => [one.system, one.perSecond.median]),
  )
  const least = Math.max(...rates.values()) / farBehind
  const able = contestants.filter(({ system }) => (rates.get(system.name) ?? 0) >= least)
  // A rate that the slowest of them can keep for long, the same for all.
  const rate = 0.6 * Math.min(...able.map(({ system }) => rates.get(system.name)!))
  if (!quick && able.length > 0) measured.push(...(await inRounds('open', able, { connections: 64, seconds, rate })))
  return { measured, faults }
}

type Run = Load & { readonly cpu: number; readonly memory: number }

function summed(system: string, shape: string, loop: string, all: readonly Run[]): Measured {
  const of = (figure: 'perSecond' | 'p50' | 'p99' | 'cpu') => spread(all.map((run) => run[figure]))
  return {
    ...{ system, shape, loop, memory: all.at(-1)!.memory },
    ...{ perSecond: of('perSecond'), p50: of('p50'), p99: of('p99'), cpu: of('cpu') },
    requests: all.reduce((sum, { requests }) => sum + requests, 0),
  }
}
