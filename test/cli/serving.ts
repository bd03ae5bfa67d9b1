import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { start } from './run.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const processes: ChildProcess[] = []

/** `linernotes serve` as a process of its own, on any free port. */
export function serving(args: readonly string[], env: Readonly<Record<string, string>>) {
  const started = start(root, ['serve', ...args], { PORT: '0', ...env })
  const { child, said, ended } = started
  processes.push(child)
  const url = async () => {
    if (!said.stdout) await Promise.race([once(child.stdout, 'data'), ended])
    const found = /http:\/\/\S+/.exec(said.stdout)?.[0]
    if (!found) throw new Error(`It did not start: ${said.stderr}`)
    return found
  }
  return { ...started, url }
}

/** Ends every process that a test left running. */
export function endAll(): void {
  for (const child of processes.splice(0)) child.kill('SIGKILL')
}
