import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface JavaProcess {
  pid: number
  /** How it ended, as words. */
  exited: Promise<string>
  running(): boolean
  /** Sends a signal, unless the process is gone. */
  signal(name: 'SIGTERM' | 'SIGKILL'): void
  log(): string
}

/** Runs Java with its output in a file: a pipe would stall it whenever this process is busy. */
export function runJava(java: string, args: string[], logFile: string): JavaProcess {
  const out = openSync(logFile, 'w')
  // A group of its own: Ctrl-C reaches only us, so there is one way of stopping, not two at once.
  const child = spawn(java, args, { stdio: ['ignore', out, out], detached: true })
  closeSync(out)
  let ended = false
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`))
  }).finally(() => {
    ended = true
  })
  return {
    pid: child.pid ?? 0,
    exited,
    running: () => !ended && child.exitCode === null && child.signalCode === null,
    signal: (name) => void child.kill(name),
    log: () => readFileSync(logFile, 'utf8'),
  }
}

export function neo4jArguments(home: string, lib: string, heap: string): string[] {
  const opened = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent']
  return [
    ...['-cp', join(lib, '*')],
    `-Xmx${heap}`,
    '-XX:+UseG1GC',
    '-XX:-OmitStackTraceInFastThrow',
    '-XX:+DisableExplicitGC',
    '-Djdk.nio.maxCachedBufferSize=1024',
    '-Dio.netty.tryReflectionSetAccessible=true',
    ...opened.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    '--enable-native-access=ALL-UNNAMED',
    '-Dlog4j2.disable.jmx=true',
    '-Dfile.encoding=UTF-8',
    'org.neo4j.server.Neo4jCommunity',
    `--home-dir=${home}`,
    `--config-dir=${join(home, 'conf')}`,
    '--console-mode',
  ]
}
