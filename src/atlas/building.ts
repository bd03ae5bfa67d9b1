import type { StoreConfig } from '../config.ts'
import { LinernotesError } from '../errors.ts'
import type { Store } from '../store/contract.ts'
import { lostThread, revived, startThread } from '../thread.ts'
import { type Built, buildChart } from './build-chart.ts'
import type { BuildData, BuildReport } from './build-thread.ts'

/** A chart under way. */
export interface Building {
  readonly done: Promise<Built>
  /** Nodes and links read so far. */
  readonly read: () => number
  /** Gives up what is under way; `done` may then never settle. Resolves when memory and connections are free again. */
  end(): Promise<void>
}

export interface BuildingWanted {
  readonly store: Store
  readonly config: StoreConfig
  readonly limit: number
}

/** In a thread of its own, but for a graph in memory: no other connection can see that, and it is hardly large. */
export function startBuilding(wanted: BuildingWanted): Building {
  const { config } = wanted
  return config.engine === 'sqlite' && config.file === ':memory:' ? buildHere(wanted) : buildApart(wanted)
}

function buildHere({ store, limit }: BuildingWanted): Building {
  const stop = new AbortController()
  let read = 0
  const done = buildChart({
    store,
    limit,
    signal: stop.signal,
    progress: (so) => {
      read = so
    },
  })
  return {
    done,
    read: () => read,
    async end() {
      stop.abort(new LinernotesError('STORE_UNAVAILABLE', 'The building of the map was given up.'))
      await done.catch(() => {})
    },
  }
}

function buildApart({ config, limit }: BuildingWanted): Building {
  const workerData: BuildData = { config, limit }
  const thread = startThread(new URL('./build-thread.ts', import.meta.url), { workerData })
  // Who waits for a chart keeps the process alive; the thread itself need not.
  thread.unref()
  let read = 0
  const done = new Promise<Built>((resolve, reject) => {
    thread.on('message', (report: BuildReport) => {
      if ('read' in report) read = report.read
      else if ('built' in report) resolve(report.built)
      else reject(revived(report.failed))
    })
    thread.on('error', (failure) => reject(lost(failure)))
    thread.on('exit', () => reject(lost(undefined)))
  })
  return {
    done,
    read: () => read,
    end: async () => void (await thread.terminate()),
  }
}

const lost = (failure: unknown) => lostThread('builds the map', failure)
