import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { guard } from './guard.ts'
import { openHome, setInitialPassword, writeConf } from './home.ts'
import { ensureJars } from './jars.ts'
import { type JavaProcess, runJava } from './java-process.ts'
import { findJdk } from './jdk.ts'
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
  const passing = options.home === undefined ? home : undefined
  try {
    for (let left = options.port === undefined ? 3 : 1; ; left--) {
      const started = await startOn(options.port ?? (await freePort()), { ...options, home }, jdk.java, lib, passing)
      if (!('portTaken' in started)) return started
      if (left === 1) throw new Error(`Port ${started.portTaken} is taken. Choose another, or stop what listens there.`)
    }
  } catch (error) {
    if (passing) await rm(passing, { recursive: true, force: true })
    throw error
  }
}

async function startOn(
  port: number,
  options: Neo4jOptions & { home: string },
  java: string,
  lib: string,
  passing: string | undefined,
): Promise<Neo4jServer | { portTaken: number }> {
  const { home, auth } = options
  const pageCache = options.pageCache ?? process.env.NEO4J_TOOL_PAGECACHE ?? '256m'
  await writeConf(home, { port, pageCache, auth: auth !== undefined })
  if (auth) await setInitialPassword(java, lib, home, auth.password)
  const args = javaArguments(home, lib, options.heap ?? process.env.NEO4J_TOOL_HEAP ?? '1g')
  const server = runJava(java, args, join(home, 'logs', 'console.log'))
  const release = guard(server.pid, passing)
  const login = { uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password: auth?.password ?? 'not-asked-for' }
  try {
    await untilAnswers(login, options.readyWithin ?? 120_000, () => server.running())
    // Another server may answer on the port that ours failed to get.
    while (server.running() && !server.log().includes('Started.')) await new Promise((go) => setTimeout(go, 50))
    if (!server.running()) throw new Error(`Neo4j ended before it was ready (${await server.exited}).`)
  } catch (error) {
    await end(server, 'SIGKILL')
    release()
    if (/address already in use/i.test(server.log())) return { portTaken: port }
    throw new Error(`${(error as Error).message}\nIts last lines:\n${lastLines(server)}`, { cause: error })
  }
  const kill = async () => {
    await end(server, 'SIGKILL')
  }
  const stop = async () => {
    await end(server, 'SIGTERM')
    release()
    if (passing) await rm(passing, { recursive: true, force: true, maxRetries: 5 })
  }
  return { ...login, home, pid: server.pid, exited: server.exited, stop, kill }
}
