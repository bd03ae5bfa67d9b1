import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { classArchive } from './class-archive.ts'
import { guard } from './guard.ts'
import { openHome, setInitialPassword, writeConf } from './home.ts'
import { ensureJars } from './jars.ts'
import { type JavaProcess, neo4jArguments, runJava } from './java-process.ts'
import { findJdk, type Jdk } from './jdk.ts'
import { freePort } from './port.ts'
import { type Login, untilAnswers } from './ready.ts'

export interface Neo4jOptions {
  /** Keeps the data here and finds it again; otherwise the data goes with the server. */
  home?: string | undefined
  /** A free one by default. */
  port?: number | undefined
  /** Turns authentication on. A home that was started before keeps the password it had. */
  auth?: { password: string } | undefined
  /** As Java writes it, default NEO4J_TOOL_HEAP or 1g. */
  heap?: string | undefined
  /** As Neo4j writes it, default NEO4J_TOOL_PAGECACHE or 256m. */
  pageCache?: string | undefined
  /** Milliseconds to wait for the first answer. */
  readyWithin?: number | undefined
  log?: ((line: string) => void) | undefined
}

export interface Neo4jServer extends Login {
  home: string
  pid: number
  /** How the server ended, as words, whoever ended it. */
  exited: Promise<string>
  /** Ends it in order and, where the home was not given, removes that. */
  stop(): Promise<void>
  /** Ends it by SIGKILL and keeps the home, even one that was not given, until this process ends. */
  kill(): Promise<void>
}

export async function startNeo4j(options: Neo4jOptions = {}): Promise<Neo4jServer> {
  const jdk = await findJdk()
  const lib = await ensureJars(options.log)
  const home = await openHome(options.home)
  const place = { jdk, lib, home, passing: options.home === undefined }
  try {
    // Between finding a port free and taking it another process may have it.
    for (let left = 3; left > 0; left--) {
      const server = await startOn(await freePort(options.port), place, options)
      if (server) return server
    }
    throw new Error('No port stayed free for long enough to start Neo4j on it.')
  } catch (error) {
    if (place.passing) await remove(home)
    throw error
  }
}

interface Place {
  jdk: Jdk
  lib: string
  home: string
  passing: boolean
}

/** Nothing when the port was taken. */
async function startOn(port: number, place: Place, options: Neo4jOptions): Promise<Neo4jServer | undefined> {
  const { jdk, lib, home, passing } = place
  const { auth, heap = process.env.NEO4J_TOOL_HEAP || '1g' } = options
  const pageCache = options.pageCache ?? (process.env.NEO4J_TOOL_PAGECACHE || '256m')
  await writeConf(home, { port, pageCache, auth: auth !== undefined })
  if (auth) await setInitialPassword(jdk.java, lib, home, auth.password)
  const archive = classArchive(lib, jdk)
  const args = [archive.argument, ...neo4jArguments(home, lib, heap)]
  const server = runJava(jdk.java, args, join(home, 'logs', 'console.log'))
  guard(server, passing ? home : undefined)
  const login = { uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password: auth?.password ?? 'not-asked-for' }
  try {
    await untilReady(server, login, options.readyWithin ?? 120_000)
  } catch (error) {
    await end(server, 'SIGKILL')
    if (/address already in use/i.test(server.log())) return undefined
    const last = server.log().trimEnd().split('\n').slice(-15).join('\n')
    throw new Error(`${(error as Error).message}\nIts last lines:\n${last}`, { cause: error })
  }
  return {
    ...login,
    home,
    pid: server.pid,
    exited: server.exited,
    kill: () => end(server, 'SIGKILL'),
    stop: async () => {
      await end(server, 'SIGTERM')
      await archive.keep()
      if (passing) await remove(home)
    },
  }
}

async function untilReady(server: JavaProcess, login: Login, within: number): Promise<void> {
  await untilAnswers(login, within, server.running)
  // Another server may answer on the port that ours failed to get: only its own log tells.
  while (server.running() && !server.log().includes('Started.')) await sleep(50)
  if (!server.running()) throw new Error(`Neo4j ended before it was ready (${await server.exited}).`)
}

async function end(server: JavaProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  server.signal(signal)
  const patience = setTimeout(() => server.signal('SIGKILL'), 30_000)
  await server.exited
  clearTimeout(patience)
}

function remove(home: string): Promise<void> {
  return rm(home, { recursive: true, force: true, maxRetries: 5 })
}
