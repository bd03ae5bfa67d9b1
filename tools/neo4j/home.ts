import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export interface Settings {
  port: number
  pageCache: string
  auth: boolean
}

/** An empty folder of our own, or the one given, which may hold the data of an earlier start. */
export async function openHome(given?: string): Promise<string> {
  const home = given === undefined ? await mkdtemp(join(tmpdir(), 'linernotes-neo4j-')) : resolve(given)
  for (const name of ['conf', 'data', 'logs', 'run', 'plugins', 'import', 'licenses'])
    await mkdir(join(home, name), { recursive: true })
  return home
}

export async function writeConf(home: string, settings: Settings): Promise<void> {
  const conf = {
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.listen_address': `127.0.0.1:${settings.port}`,
    'server.bolt.advertised_address': `127.0.0.1:${settings.port}`,
    'server.http.enabled': false,
    'server.https.enabled': false,
    'dbms.security.auth_enabled': settings.auth,
    'server.memory.pagecache.size': settings.pageCache,
    // Nothing may leave the machine: no usage report, no search for other servers on the network.
    'dbms.usage_report.enabled': false,
    'dbms.fleet_manager.enabled': false,
    'server.fleet_discovery.enabled': false,
    'db.tx_log.rotation.retention_policy': 'keep_none',
    // Without these two an empty home takes 512 MB of disk and every stop 10 s.
    'db.tx_log.preallocate': false,
    'internal.dbms.bolt.netty_server_shutdown_quiet_period_duration': '0s',
  }
  const lines = Object.entries(conf).map(([name, value]) => `${name}=${value}`)
  await writeFile(join(home, 'conf', 'neo4j.conf'), `# Written anew at every start.\n${lines.join('\n')}\n`)
}

/** Only a home that was never started takes a password; later ones keep theirs. */
export function setInitialPassword(java: string, lib: string, home: string, password: string): Promise<void> {
  if (existsSync(join(home, 'data', 'databases', 'system'))) return Promise.resolve()
  const args = ['-cp', join(lib, '*'), 'org.neo4j.cli.AdminTool', 'dbms', 'set-initial-password', password]
  const env = { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') }
  return new Promise((done, fail) => {
    execFile(java, args, { env }, (error, stdout, stderr) => {
      if (error) fail(new Error(`Neo4j did not take the initial password:\n${stdout}${stderr}`))
      else done()
    })
  })
}
