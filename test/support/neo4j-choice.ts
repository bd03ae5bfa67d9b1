import { whyUnavailable } from '../../tools/neo4j/available.ts'
import { neo4jVersion } from '../../tools/neo4j/jars.ts'
import { type Login, untilAnswers } from '../../tools/neo4j/ready.ts'
import { startNeo4j } from '../../tools/neo4j/start.ts'

export interface Chosen {
  login: Login
  from: string
  stop(): Promise<void>
}

/** The server to test against, or why there is none. Whoever names one by NEO4J_TEST_URI gets that, emptied, or a failure. */
export async function chooseNeo4j(env: NodeJS.ProcessEnv): Promise<Chosen | { skipped: string }> {
  if (env.NEO4J_TEST === 'off') return { skipped: 'NEO4J_TEST=off' }
  if (env.NEO4J_TEST_URI) return given(env.NEO4J_TEST_URI, env)
  const reasons: string[] = []
  for (const [from, start] of [
    ['Docker', inDocker],
    ['tools/neo4j', byTool],
  ] as const) {
    try {
      return { from, ...(await start()) }
    } catch (error) {
      reasons.push(`${from}: ${(error as Error).message}`)
    }
  }
  return { skipped: reasons.join(' · ') }
}

async function given(uri: string, env: NodeJS.ProcessEnv): Promise<Chosen> {
  const login = { uri, user: env.NEO4J_TEST_USER ?? 'neo4j', password: env.NEO4J_TEST_PASSWORD ?? 'neo4j' }
  await untilAnswers(login, 30_000)
  return { login, from: 'NEO4J_TEST_URI', stop: async () => {} }
}

async function inDocker(): Promise<Omit<Chosen, 'from'>> {
  const { getContainerRuntimeClient } = await import('testcontainers')
  // A client without an engine answers too; this asks the engine.
  await getContainerRuntimeClient()
  const { Neo4jContainer } = await import('@testcontainers/neo4j')
  const container = await new Neo4jContainer(`neo4j:${neo4jVersion}-community`)
    .withEnvironment({ NEO4J_server_memory_heap_max__size: '1g', NEO4J_server_memory_pagecache_size: '256m' })
    .start()
  const login = { uri: container.getBoltUri(), user: container.getUsername(), password: container.getPassword() }
  await untilAnswers(login, 30_000)
  return { login, stop: async () => void (await container.stop()) }
}

async function byTool(): Promise<Omit<Chosen, 'from'>> {
  const reason = await whyUnavailable()
  if (reason) throw new Error(reason)
  const { uri, user, password, stop } = await startNeo4j({ log: console.log })
  return { login: { uri, user, password }, stop }
}
