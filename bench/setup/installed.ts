import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { command } from './command.ts'
import { environmentOf, type OneNode } from './one-node.ts'
import { bench, root, work } from './places.ts'

/** Installs the peers, where that is not done yet or their lock file has changed. */
export async function installPeers(node: OneNode, say: (line: string) => void): Promise<void> {
  const mark = join(bench, 'node_modules', '.linernotes-bench')
  const lock = await digest([join(bench, 'package-lock.json')])
  if (existsSync(mark) && (await readFile(mark, 'utf8')) === lock) return
  say('installing the peers (npm ci in bench/) …')
  const args = ['ci', '--no-audit', '--no-fund', '--ignore-scripts']
  await command('npm', args, { cwd: bench, env: environmentOf(node) })
  await writeFile(mark, lock)
}

/**
 * Linernotes as it is installed for production, built, with its native parts compiled for the one Node: the folder
 * of a copy that is made anew only when dependencies or that Node are others.
 */
export async function installLinernotes(node: OneNode, say: (line: string) => void): Promise<string> {
  say('building Linernotes …')
  await command('npm', ['run', 'build'], { cwd: root })
  const lock = await digest([join(root, 'package-lock.json')])
  const folder = join(work, 'linernotes', `${node.version}-${lock}`)
  const complete = join(folder, 'complete')
  if (!existsSync(complete)) {
    say(`installing a copy of it for Node ${node.version}, which compiles SQLite (two minutes or so, once) …`)
    await rm(join(work, 'linernotes'), { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    const { scripts: _, ...rest } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    await writeFile(join(folder, 'package.json'), JSON.stringify(rest))
    await cp(join(root, 'package-lock.json'), join(folder, 'package-lock.json'))
    const args = ['ci', '--omit=dev', '--no-audit', '--no-fund']
    await command('npm', args, { cwd: folder, env: environmentOf(node) })
    await writeFile(complete, '')
  }
  for (const name of ['dist', 'schema', 'seed']) {
    await rm(join(folder, name), { recursive: true, force: true })
    await cp(join(root, name), join(folder, name), { recursive: true })
  }
  return folder
}

/** What the rows of a database depend on beside size and seed: the sources of whatever writes them. */
export async function versionOfWriting(): Promise<string> {
  const folders = ['src/model', 'src/store', 'src/ingest', 'seed/importers/synthetic']
  const files = ['data.ts', 'name-index.ts', 'tables.ts'].map((name) => join(bench, 'setup', name))
  for (const folder of folders)
    for (const name of await readdir(join(root, folder), { recursive: true }))
      if (name.endsWith('.ts')) files.push(join(root, folder, name))
  return digest(files.sort())
}

async function digest(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of files) hash.update(await readFile(file))
  return hash.digest('hex').slice(0, 12)
}
