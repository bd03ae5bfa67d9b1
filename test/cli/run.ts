import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { program } from '../support/program.ts'

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

const folders: string[] = []
const children: ChildProcess[] = []
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const path of folders) await rm(path, { recursive: true, force: true })
})

/** An empty folder that is gone after the file's tests. */
export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'linernotes-test-'))
  folders.push(path)
  return path
}

/** Starts `linernotes` as a process of its own in a folder, with no configuration but the given. `said`: so far. */
export function start(
  cwd: string,
  args: readonly string[],
  env: Record<string, string> = {},
  fileLimit?: number,
): { child: ChildProcessWithoutNullStreams; said: Omit<Ended, 'code'>; ended: Promise<Ended> } {
  const { PATH } = process.env
  const command = [process.execPath, ...program, ...args]
  // `fileLimit`: no file may grow beyond so many KiB; of POSIX shells, `ulimit -f` counts in halves of that.
  const [first, ...rest] =
    fileLimit === undefined ? command : ['sh', '-c', `ulimit -f ${2 * fileLimit}; exec "$@"`, 'sh', ...command]
  const child = spawn(first!, rest, { cwd, env: { PATH, ...env } })
  children.push(child)
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => {
    said.stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.stderr += chunk
  })
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, ...said })))
  return { child, said, ended }
}

/** Runs it to its end. */
export function run(
  cwd: string,
  args: readonly string[],
  { env, input = '', fileLimit }: { env?: Record<string, string>; input?: string; fileLimit?: number } = {},
): Promise<Ended> {
  const { child, ended } = start(cwd, args, env, fileLimit)
  child.stdin.end(input)
  return ended
}
