import { existsSync } from 'node:fs'
import { hasMaven, jarFolder } from './jars.ts'
import { findJdk } from './jdk.ts'

/** Why `startNeo4j` cannot work on this machine, or nothing when it can. */
export async function whyUnavailable(): Promise<string | undefined> {
  try {
    await findJdk()
  } catch (error) {
    return (error as Error).message
  }
  if (existsSync(jarFolder()) || (await hasMaven())) return undefined
  return 'Neo4j is not downloaded yet, and there is no Maven (mvn) on PATH to do it.'
}
