import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isAlive, withLock } from './lock.ts'

const pom = fileURLToPath(new URL('pom.xml', import.meta.url))

export const neo4jVersion = versionIn(readFileSync(pom, 'utf8'))

/** Where the jars are kept between starts. */
export function jarFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(cacheFolder(env), `neo4j-${neo4jVersion}`, 'lib')
}

/** The folder with Neo4j's jars; downloads them the first time, by Maven. */
export async function ensureJars(log: (line: string) => void = () => {}): Promise<string> {
  const lib = jarFolder()
  if (existsSync(lib)) return lib
  const cache = cacheFolder(process.env)
  await mkdir(cache, { recursive: true })
  await withLock(join(cache, `neo4j-${neo4jVersion}.lock`), async () => {
    if (existsSync(lib)) return
    await removeInterrupted(cache)
    const part = await mkdtemp(join(cache, `neo4j-${neo4jVersion}.part-${process.pid}-`))
    try {
      log(`Downloading Neo4j ${neo4jVersion} by Maven, once, about 150 MB …`)
      await download(join(part, 'lib'))
      await moveInto(part, join(cache, `neo4j-${neo4jVersion}`))
    } finally {
      await rm(part, { recursive: true, force: true })
    }
  })
  return lib
}

export function hasMaven(): Promise<boolean> {
  return new Promise((resolve) => {
    execFile('mvn', ['--version'], { timeout: 30_000 }, (error) => resolve(!error))
  })
}

function cacheFolder(env: NodeJS.ProcessEnv): string {
  return env.NEO4J_TOOL_HOME || join(homedir(), '.cache', 'linernotes')
}

function versionIn(text: string): string {
  const found = /<neo4j\.version>([^<]+)</.exec(text)?.[1]
  if (!found) throw new Error(`${pom} names no neo4j.version.`)
  return found
}

function download(lib: string): Promise<void> {
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${lib}`]
  return new Promise((resolve, reject) => {
    execFile('mvn', ['-q', '-B', '-f', pom, ...goal], { maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      if (!error && existsSync(join(lib, `neo4j-${neo4jVersion}.jar`))) return resolve()
      if (error?.code === 'ENOENT')
        return reject(
          new Error(
            `Neo4j ${neo4jVersion} is downloaded by Maven, and there is no mvn on PATH. Install Maven 3.8 or newer.`,
          ),
        )
      const last = `${stdout}${stderr}`.trim().split('\n').slice(-12).join('\n')
      reject(
        new Error(
          `Maven could not download Neo4j ${neo4jVersion}. Is its repository reachable? Its last lines:\n${last}`,
        ),
      )
    })
  })
}

/** A rename, so that the final folder is either absent or whole; whoever comes second keeps what is there. */
async function moveInto(part: string, target: string): Promise<void> {
  try {
    await rename(part, target)
  } catch (error) {
    if (!existsSync(join(target, 'lib'))) throw error
  }
}

async function removeInterrupted(cache: string): Promise<void> {
  const part = new RegExp(`^neo4j-${neo4jVersion.replaceAll('.', '\\.')}\\.part-(\\d+)-`)
  for (const name of await readdir(cache)) {
    const owner = part.exec(name)?.[1]
    if (owner && !isAlive(Number(owner))) await rm(join(cache, name), { recursive: true, force: true })
  }
}
