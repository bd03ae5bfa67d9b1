import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { program } from '../support/program.ts'

const processes: ChildProcess[] = []

/** `linernotes serve` as a process of its own, on any free port. */
export function serving(args: readonly string[], env: Readonly<Record<string, string>>) {
  const { PATH } = process.env
  const child = spawn(process.execPath, [...program, 'serve', ...args], {
    env: { PATH, PORT: '0', ...env },
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
  })
  processes.push(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', (part) => {
    said.out += part
  })
  child.stderr.on('data', (part) => {
    said.err += part
  })
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, ...said }))
  const url = async () => {
    if (!said.out) await Promise.race([once(child.stdout, 'data'), ended])
    const found = /http:\/\/\S+/.exec(said.out)?.[0]
    if (!found) throw new Error(`It did not start: ${said.err}`)
    return found
  }
  return { child, ended, url, said }
}

/** Ends every process that a test left running. */
export function endAll(): void {
  for (const child of processes.splice(0)) child.kill('SIGKILL')
}
