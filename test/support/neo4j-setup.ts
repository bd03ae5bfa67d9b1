import type { TestProject } from 'vitest/node'
import './neo4j.ts'
import { chooseNeo4j } from './neo4j-choice.ts'

/** Runs once, before the first file that needs Neo4j, and only if one is to be run. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const chosen = await chooseNeo4j(process.env)
  if ('skipped' in chosen) {
    if (process.env.CI) throw new Error(`CI must test on Neo4j, and there is none. ${chosen.skipped}`)
    console.warn(`\nSkipping the tests that need Neo4j. ${chosen.skipped}\n`)
    project.provide('neo4j', chosen)
    return undefined
  }
  project.provide('neo4j', chosen.login)
  return chosen.stop
}
