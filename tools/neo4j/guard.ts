import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import type { JavaProcess } from './java-process.ts'

const guarded = new Set<JavaProcess>()
const folders = new Set<string>()

/**
 * Ties a server, and a folder to remove with it, to the life of this process.
 * A normal end is met by the exit hook. A crash or SIGKILL runs no hook: for that a second small process holds the
 * other end of a pipe, which the system closes however this one ends.
 */
export function guard(server: JavaProcess, folder?: string): void {
  if (guarded.size + folders.size === 0) process.once('exit', cleanUp)
  guarded.add(server)
  if (folder) folders.add(folder)
  const watcher = spawn(process.execPath, ['-e', watch, String(server.pid), folder ?? ''], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  watcher.on('error', () => {})
  watcher.unref()
  // Typed as any stream, but the pipe to a child is a socket; it must not keep us alive either.
  const pipe = watcher.stdin as Socket
  pipe.unref()
  void server.exited.then(() => {
    watcher.kill('SIGKILL')
    guarded.delete(server)
  })
}

const watch = `
const [pid, folder] = process.argv.slice(1)
process.stdin.resume().on('close', () => {
  try { process.kill(Number(pid), 'SIGKILL') } catch {}
  const remove = () => require('node:fs').rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  if (folder) setTimeout(remove, 300)
})`

function cleanUp(): void {
  for (const server of guarded) server.signal('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
}
