import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { command } from './command.ts'
import { work } from './places.ts'

/** The folder of a package that only some machines need, fetched from npm's registry once. */
export async function fetched(name: string, version: string): Promise<string> {
  const folder = join(work, 'tools', `${name.replace('@', '').replace('/', '-')}-${version}`)
  const installed = join(folder, 'node_modules', name)
  if (existsSync(join(folder, 'complete'))) return installed
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{"private":true}\n')
  await command('npm', ['install', '--no-audit', '--no-fund', '--save-exact', `${name}@${version}`], { cwd: folder })
  await writeFile(join(folder, 'complete'), '')
  return installed
}
