import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ensureJars, jarFolder, neo4jVersion } from '../../tools/neo4j/jars.ts'
import { findJdk, parseJavaVersion } from '../../tools/neo4j/jdk.ts'
import { isAlive } from '../../tools/neo4j/lock.ts'

let folder: string
let cache: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linernotes-test-'))
  cache = join(folder, 'cache')
  vi.stubEnv('NEO4J_TOOL_HOME', cache)
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

/** Puts a shell script of this name first, or alone, on PATH. */
async function standIn(name: string, script: string): Promise<void> {
  const bin = join(folder, 'bin')
  await mkdir(bin, { recursive: true })
  await writeFile(join(bin, name), `#!/bin/sh\n${script}\n`)
  await chmod(join(bin, name), 0o755)
  vi.stubEnv('PATH', [bin, process.env.PATH].join(delimiter))
}

const putJar = `
for argument; do case $argument in -DoutputDirectory=*) lib=\${argument#*=};; esac; done
echo called >> "$NEO4J_TOOL_HOME/calls"
mkdir -p "$lib"; sleep 1; echo jar > "$lib/neo4j-${neo4jVersion}.jar"`

describe('the download of Neo4j', () => {
  test('is done once by several starts at the same time, in one process and in others', async () => {
    await standIn('mvn', putJar)
    await mkdir(cache)
    const program = "import('./tools/neo4j/jars.ts').then((jars) => jars.ensureJars())"
    const others = [1, 2].map(() => run(process.execPath, ['--import', 'tsx', '-e', program]))
    await Promise.all([ensureJars(), ensureJars(), ...others])
    expect(await readFile(join(cache, 'calls'), 'utf8')).toBe('called\n')
    expect(await readdir(jarFolder())).toEqual([`neo4j-${neo4jVersion}.jar`])
    expect((await readdir(cache)).sort()).toEqual(['calls', `neo4j-${neo4jVersion}`])
  })

  test('when killed leaves nothing half, and the next start does it again', async () => {
    await standIn('mvn', `${putJar}; kill -9 $PPID`)
    await mkdir(cache)
    const program = "import('./tools/neo4j/jars.ts').then((jars) => jars.ensureJars())"
    await expect(run(process.execPath, ['--import', 'tsx', '-e', program])).rejects.toThrow('SIGKILL')
    expect(await readdir(cache)).not.toContain(`neo4j-${neo4jVersion}`)
    await standIn('mvn', putJar)
    await ensureJars()
    expect((await readdir(cache)).sort()).toEqual(['calls', `neo4j-${neo4jVersion}`])
  })

  test('when it fails shows what Maven said and leaves nothing', async () => {
    await standIn('mvn', 'echo "Could not resolve org.neo4j:neo4j"; exit 1')
    await expect(ensureJars()).rejects.toThrow(/Is its repository reachable[\s\S]*Could not resolve org.neo4j/)
    expect(await readdir(cache)).toEqual([])
  })

  test('without Maven names the cure', async () => {
    vi.stubEnv('PATH', folder)
    await expect(ensureJars()).rejects.toThrow('Install Maven')
  })
})

describe('the search for Java', () => {
  test('reads the versions of old and new ones', () => {
    expect(parseJavaVersion('openjdk version "25.0.3" 2026-04-21 LTS')).toEqual({ version: 25, build: '25.0.3' })
    expect(parseJavaVersion('openjdk version "21" 2023-09-19')).toEqual({ version: 21, build: '21' })
    expect(parseJavaVersion('java version "1.8.0_402"')).toEqual({ version: 8, build: '1.8.0_402' })
    expect(parseJavaVersion('command not found')).toBeUndefined()
  })

  test('takes the one on PATH when it is new enough', async () => {
    await standIn('java', `echo 'openjdk version "99.0.1"' >&2`)
    expect(await findJdk({})).toEqual({ java: 'java', version: 99, build: '99.0.1' })
  })

  test('takes JAVA_HOME before PATH', async () => {
    await standIn('java', `echo 'openjdk version "98"' >&2`)
    expect(await findJdk({ JAVA_HOME: folder })).toEqual({
      java: join(folder, 'bin', 'java'),
      version: 98,
      build: '98',
    })
  })
})

test('a process that is gone is not alive, this one is', async () => {
  const child = spawn('true')
  await new Promise((resolve) => child.once('exit', resolve))
  expect(isAlive(child.pid ?? 0)).toBe(false)
  expect(isAlive(process.pid)).toBe(true)
})

function run(command: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    spawn(command, args, {
      stdio: 'ignore',
      env: { ...process.env, PATH: `${process.env.PATH}${delimiter}${dirname(command)}` },
    })
      .once('error', reject)
      .once('exit', (code, signal) => (code === 0 ? resolve() : reject(new Error(`ended by ${signal ?? code}`))))
  })
}
