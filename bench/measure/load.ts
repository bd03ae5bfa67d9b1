import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { environmentOf, type OneNode } from '../setup/one-node.ts'
import { bench, work } from '../setup/places.ts'

/** What is asked of the process that asks. */
export interface Asked {
  readonly url: string
  /** JSON: a list of bodies, asked in turn. */
  readonly file: string
  /** Where in that list to begin. */
  readonly start: number
  readonly connections: number
  readonly seconds: number
  /** Questions a second of an open loop; a closed loop without. */
  readonly rate?: number
}

export interface Load {
  readonly requests: number
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  readonly worst: number
  /** Of all answers. */
  readonly bytes: number
  /** Where in the list to go on. */
  readonly next: number
}

/** Keeps a list of bodies where the process that asks finds it. */
export async function writeBodies(name: string, bodies: readonly string[]): Promise<string> {
  await mkdir(join(work, 'bodies'), { recursive: true })
  const file = join(work, 'bodies', `${name}.json`)
  await writeFile(file, JSON.stringify(bodies))
  return file
}

export interface Asker {
  load(asked: Asked): Promise<Load>
  stop(): Promise<void>
}

/** Starts the process that asks, apart from the one that keeps the books. */
export function startAsker(node: OneNode): Asker {
  const child = spawn(node.bin, [join(bench, 'peers', 'load.ts')], {
    env: environmentOf(node),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async load(asked) {
      child.stdin.write(`${JSON.stringify(asked)}\n`)
      const { value } = await lines.next()
      const told = JSON.parse(String(value ?? '{"fault":"the process that asks has ended"}')) as Load & {
        fault?: string
      }
      if (told.fault !== undefined) throw new Error(`${asked.url}: ${told.fault}`)
      return told
    },
    stop: () => ended(child),
  }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.stdin?.end()
  })
}
