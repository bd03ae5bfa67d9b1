import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from '../../tools/neo4j/port.ts'
import { ignoredBy, parseCopy, parseDockerfile, parseEnv, parseExec, parseRun } from '../support/dockerfile.ts'

const run = promisify(execFile)

/** Done by the image's own system; here the machine has to have what they bring. */
const ofTheSystem = /^(apt-get|rm -rf \/var\/lib\/apt|chown)\b/

/**
 * Does what the Dockerfile says without Docker: every stage is a bare folder that gets what COPY names and runs what
 * RUN says; then its CMD has to pass its HEALTHCHECK and to end in order. Resolves with the seconds it took.
 */
export async function proveDockerfile(project = process.cwd(), log = (_: string) => {}): Promise<number> {
  const begun = performance.now()
  const base = await mkdtemp(join(tmpdir(), 'linernotes-image-'))
  try {
    const image = await build(project, base, log)
    await proveStart(image, log)
  } finally {
    await rm(base, { recursive: true, force: true })
  }
  return (performance.now() - begun) / 1000
}

interface Image {
  folder: string
  env: Record<string, string>
  cmd: string[]
  check: string[]
}

async function build(project: string, base: string, log: (line: string) => void): Promise<Image> {
  const ignored = ignoredBy(await readFile(join(project, '.dockerignore'), 'utf8'))
  let image: Image = { folder: '', env: {}, cmd: [], check: [] }
  for (const { stage, name, rest } of parseDockerfile(await readFile(join(project, 'Dockerfile'), 'utf8'))) {
    log(`${name} ${rest}`)
    if (name === 'FROM') image = { folder: '', env: {}, cmd: [], check: [] }
    if (name === 'WORKDIR') image.folder = join(base, stage, rest)
    if (name === 'WORKDIR') await mkdir(image.folder, { recursive: true })
    // Where Node's headers are is a fact of the image, not of this machine.
    if (name === 'ENV' && !rest.startsWith('npm_config_')) Object.assign(image.env, parseEnv(rest))
    if (name === 'CMD') image.cmd = parseExec(rest)
    if (name === 'HEALTHCHECK') image.check = parseExec(rest)
    if (name === 'COPY') {
      const { from, sources, target } = parseCopy(rest)
      for (const source of sources) {
        const path = from === undefined ? join(project, source) : join(base, from, source)
        const to = target.endsWith('/') ? join(image.folder, target, source) : join(image.folder, target)
        const inContext = (file: string) => from !== undefined || !ignored(relative(project, file))
        await cp(path, to, { recursive: true, filter: inContext, verbatimSymlinks: true })
      }
    }
    if (name === 'RUN')
      for (const command of parseRun(rest).filter((command) => !ofTheSystem.test(command) && image.folder))
        await runStep(command, image)
  }
  return image
}

async function runStep(command: string, { folder, env }: Image): Promise<void> {
  try {
    await run('sh', ['-c', command], { cwd: folder, env: environment(env), maxBuffer: 64 << 20 })
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    const said = `${stdout}${stderr}`.trim().split('\n').slice(0, 20).join('\n')
    throw new Error(`The Dockerfile's step "${command}" failed:\n${said}`, { cause: error })
  }
}

async function proveStart(image: Image, log: (line: string) => void): Promise<void> {
  const env = environment({ ...image.env, HOST: '127.0.0.1', PORT: String(await freePort()) })
  const [command = '', ...args] = image.cmd
  const server = spawn(command, args, { cwd: image.folder, env, stdio: ['ignore', 'ignore', 'pipe'] })
  let errors = ''
  server.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk).slice(-4_000)
  })
  try {
    await untilHealthy(server, image, env)
    log('healthy')
    server.kill('SIGTERM')
    const [code] = await Promise.race([once(server, 'exit'), sleep(10_000, ['still running 10 s after SIGTERM'])])
    if (code !== 0) throw new Error(`The image's command did not end in order: ${code}`)
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${errors}`, { cause: error })
  } finally {
    server.kill('SIGKILL')
  }
}

async function untilHealthy(server: ChildProcess, { check, folder }: Image, env: NodeJS.ProcessEnv): Promise<void> {
  const [command = '', ...args] = check
  for (let left = 60; left > 0; left--) {
    if (server.exitCode !== null)
      throw new Error(`The image's command ended with ${server.exitCode} before it was healthy.`)
    const healthy = await run(command, args, { cwd: folder, env }).then(
      () => true,
      () => false,
    )
    if (healthy) return
    await sleep(1_000)
  }
  throw new Error("The image's command did not pass its HEALTHCHECK within a minute.")
}

/** Of this process only what finds programs and registries: a container knows nothing of our settings. */
function environment(own: Record<string, string>): NodeJS.ProcessEnv {
  const passed = Object.entries(process.env).filter(([name]) =>
    /^(PATH|HOME|TMPDIR|LANG|(https?|no)_proxy|npm_config_(?!.*prefix).*)$/i.test(name),
  )
  return { ...Object.fromEntries(passed), ...own }
}
