import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Options } from '../options.ts'
import { type Spread, spread } from '../report/figures.ts'
import { work } from '../setup/places.ts'
import type { Shape } from '../shapes/shape.ts'
import { bodyOf } from './bodies.ts'
import type { Answering } from './compare.ts'
import type { Asker, Load } from './load.ts'
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

/** Times one shape: the systems take turns in each round, so that what disturbs the machine disturbs all alike. */
export async function timeShape(
  shape: Shape,
  contestants: readonly Contestant[],
  { rounds, seconds, connections, quick }: Options,
  asker: Asker,
): Promise<Measured[]> {
  const files = new Map<string, string>()
  const starts = new Map<string, number>()
  await mkdir(join(work, 'bodies'), { recursive: true })
  for (const { system, question, own } of contestants) {
    const file = join(work, 'bodies', `${shape.name}-${system.name}.json`)
    await writeFile(file, JSON.stringify(own.map((variables) => bodyOf(shape, system, question.text, variables))))
    files.set(system.name, file)
  }
  const ask = async (
    { system: { name }, url }: Contestant,
    how: { connections: number; seconds: number; rate?: number },
  ) => {
    const load = await asker.load({ url, file: files.get(name)!, start: starts.get(name) ?? 0, ...how })
    starts.set(name, load.next)
    return load
  }
  for (const one of contestants) await ask(one, { connections: 8, seconds: quick ? 0.4 : 3 })
  const measured: Measured[] = []
  const inRounds = async (loop: string, how: { connections: number; seconds: number; rate?: number }) => {
    const runs = new Map<string, (Load & { cpu: number; memory: number })[]>(
      contestants.map(({ system }) => [system.name, []]),
    )
    for (let round = 0; round < rounds; round++)
      for (const one of contestants) {
        const before = await usage(one.pids)
        const load = await ask(one, how)
        const after = await usage(one.pids)
        const cpu = ((after.cpu - before.cpu) * 1000) / load.requests
        runs.get(one.system.name)!.push({ ...load, cpu, memory: after.memory })
      }
    for (const [system, all] of runs) {
      const of = (figure: 'perSecond' | 'p50' | 'p99' | 'cpu') => spread(all.map((run) => run[figure]))
      measured.push({
        ...{ system, shape: shape.name, loop, memory: all.at(-1)!.memory },
        ...{ perSecond: of('perSecond'), p50: of('p50'), p99: of('p99'), cpu: of('cpu') },
        requests: all.reduce((sum, { requests }) => sum + requests, 0),
      })
    }
  }
  for (const count of connections) await inRounds(`closed ${count}`, { connections: count, seconds })
  // A rate that the slowest of them can keep for long, the same for all.
  const slowest = Math.min(
    ...measured.filter(({ loop }) => loop === `closed ${connections[0]}`).map((one) => one.perSecond.median),
  )
  if (!quick) await inRounds('open', { connections: 64, seconds, rate: Math.max(1, slowest * 0.6) })
  return measured
}
