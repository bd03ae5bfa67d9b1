import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** The oldest Java that Neo4j 2026.x runs on. */
export const oldestJava = 21

export interface Jdk {
  java: string
  version: number
  /** The whole version, as in 25.0.3. */
  build: string
}

/** The Java to use: what the user pointed at if it is new enough, else the newest one installed. */
export async function findJdk(env: NodeJS.ProcessEnv = process.env): Promise<Jdk> {
  const chosen = await askAll([...(env.JAVA_HOME ? [join(env.JAVA_HOME, 'bin', 'java')] : []), 'java'])
  const usable = chosen.find((jdk) => jdk.version >= oldestJava)
  if (usable) return usable
  const installed = await askAll(installedJavas())
  const newest = installed.sort((a, b) => b.version - a.version)[0]
  if (newest && newest.version >= oldestJava) return newest
  const found =
    [...chosen, ...installed].map((jdk) => `Java ${jdk.version} (${jdk.java})`).join(', ') || 'no Java at all'
  throw new Error(`Neo4j needs Java ${oldestJava} or newer and found ${found}. Install one, or set JAVA_HOME to it.`)
}

export function parseJavaVersion(text: string): Omit<Jdk, 'java'> | undefined {
  const found = /version "((?:1\.)?(\d+)[^"]*)"/.exec(text)
  return found ? { version: Number(found[2]), build: String(found[1]) } : undefined
}

async function askAll(javas: string[]): Promise<Jdk[]> {
  const answers = await Promise.all(javas.map(ask))
  return answers.filter((jdk) => jdk !== undefined)
}

function ask(java: string): Promise<Jdk | undefined> {
  return new Promise((resolve) => {
    execFile(java, ['-version'], { timeout: 20_000 }, (error, stdout, stderr) => {
      const read = error ? undefined : parseJavaVersion(stderr + stdout)
      resolve(read && { java, ...read })
    })
  })
}

function installedJavas(): string[] {
  const folders = [
    '/usr/lib/jvm',
    '/usr/java',
    '/opt/java',
    '/Library/Java/JavaVirtualMachines',
    join(homedir(), '.sdkman', 'candidates', 'java'),
    join(homedir(), '.jdks'),
  ]
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .flatMap((jdk) => [join(jdk, 'bin', 'java'), join(jdk, 'Contents', 'Home', 'bin', 'java')])
    .filter((java) => existsSync(java))
}
