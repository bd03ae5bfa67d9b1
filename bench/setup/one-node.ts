import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { command } from './command.ts'
import { fetched } from './fetched.ts'

/** The Node that every system of a run is served by. */
export interface OneNode {
  readonly bin: string
  readonly version: string
  /** Where the headers are that native parts are compiled against; absent where node-gyp finds them by itself. */
  readonly headers?: string
}

/**
 * The one this program runs on, where all run on it: PostGraphile 5 needs 22, the peers' sources are read as they are
 * from 22.18 on, and better-sqlite3 before 13 aborts on 24.19 and newer (WiseLibs/better-sqlite3#1515). Else one of
 * npm's package `node`, which brings its headers along.
 */
export async function oneNode(): Promise<OneNode> {
  const [major, minor] = process.versions.node.split('.').map(Number) as [number, number]
  const since = (least: number, part: number) => major > least || (major === least && minor >= part)
  if (since(22, 18) && !since(24, 19)) return { bin: process.execPath, version: process.version }
  const folder = await fetched('node', '22.23.3')
  const bin = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  // The package is a small one that has a larger one installed below it, made for this platform.
  const below = join(folder, 'node_modules')
  const headers = (existsSync(below) ? readdirSync(below) : [])
    .map((name) => join(below, name))
    .find((place) => existsSync(join(place, 'include', 'node', 'node_version.h')))
  return { bin, version: (await command(bin, ['--version'])).trim(), ...(headers && { headers }) }
}

/** The environment in which `node`, and npm with it, is that one. */
export function environmentOf({ bin, headers }: OneNode): Record<string, string | undefined> {
  const path = `${dirname(bin)}:${process.env.PATH ?? ''}`
  return { ...process.env, PATH: path, NODE_NO_WARNINGS: '1', ...(headers && { npm_config_nodedir: headers }) }
}
