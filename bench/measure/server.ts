import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { guard } from '../../tools/neo4j/guard.ts'
import { environmentOf, type OneNode } from '../setup/one-node.ts'
import { tied } from '../setup/tied.ts'
import type { Command } from '../systems/system.ts'

export interface Server {
  readonly url: string
  readonly pid: number
  /** When it was started, by `performance.now()`. */
  readonly begun: number
  stop(): Promise<void>
}

/** Starts a server on the one Node and waits until it says, on its first line with an address, where it listens. */
export async function startServer(node: OneNode, { args, env }: Command): Promise<Server> {
  const begun = performance.now()
  const child = spawn(node.bin, args, {
    env: { ...environmentOf(node), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  guard(tied(child))
  let said = ''
  child.stderr.on('data', (part: Buffer) => {
    said = `${said}${part}`.slice(-4_000)
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /https?:\/\/\S+/.exec(line)?.[0]
      if (found) resolve(found.endsWith('/graphql') ? found : `${found}/graphql`)
    })
    child.once('error', reject)
    void exited.then(() => reject(new Error(`${args.join(' ')} ended before it listened:\n${said}`)))
  })
  const url = await address
  return {
    url,
    pid: child.pid!,
    begun,
    async stop() {
      child.kill('SIGTERM')
      const patience = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await exited
      clearTimeout(patience)
    },
  }
}
