import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'

const watch = `
const [pid, folder] = process.argv.slice(1)
process.stdin.resume().on('close', () => {
  try { process.kill(Number(pid), 'SIGKILL') } catch {}
  const { rmSync } = require('node:fs')
  if (folder) setTimeout(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }), 300)
})`

/**
 * Ties a process, and the folder to remove with it, to the life of this one. Returns what unties it.
 * A normal end is met by the exit hook. A crash or SIGKILL runs no hook: for that a second small process holds the
 * other end of a pipe, which the system closes however this one ends.
 */
export function guard(pid: number, folder?: string): () => void {
  const onExit = () => {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {}
    if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
  process.once('exit', onExit)
  const watcher = spawn(process.execPath, ['-e', watch, String(pid), ...(folder ? [folder] : [])], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  watcher.on('error', () => {})
  watcher.unref()
  if (watcher.stdin && 'unref' in watcher.stdin) (watcher.stdin as unknown as { unref(): void }).unref()
  return () => {
    process.off('exit', onExit)
    watcher.kill('SIGKILL')
  }
}
