import type { ChildProcess } from 'node:child_process'
import type { JavaProcess } from '../../tools/neo4j/java-process.ts'

/** A child as the guard of tools/neo4j knows processes, which then does not outlive this one however it ends. */
export function tied(child: ChildProcess): JavaProcess {
  const exited = new Promise<string>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`)),
  )
  return {
    pid: child.pid ?? 0,
    exited,
    running: () => child.exitCode === null && child.signalCode === null,
    signal: (name) => void child.kill(name),
    log: () => '',
  }
}
