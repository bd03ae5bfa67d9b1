import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, test } from 'vitest'

const run = promisify(execFile)
const cache = fileURLToPath(new URL('../../node_modules/.cache/python', import.meta.url))

/** Runs a Python script that stands beside the tests of exports, and answers what it prints. */
export type Python = (script: string, ...args: string[]) => Promise<string>

/**
 * A `describe` with a Python package at hand. Where pip cannot get it, it is one skipped test saying why; in CI a
 * failure. The package is kept below node_modules, so that only a first run fetches it.
 */
export async function describePython(name: string, wanted: string, body: (python: Python) => void): Promise<void> {
  const folder = join(cache, wanted)
  const missing = existsSync(folder) ? undefined : await fetched(wanted, folder)
  if (missing !== undefined && process.env.CI) throw new Error(`CI must test with Python, and cannot. ${missing}`)
  if (missing !== undefined) test.skip(`${name} (no Python package: ${missing})`)
  else
    describe(name, () =>
      body(async (script, ...args) => {
        const file = fileURLToPath(new URL(`../export/${script}`, import.meta.url))
        const env = { ...process.env, PYTHONPATH: folder, PYTHONUTF8: '1' }
        const { stdout } = await run('python3', [file, ...args], { env, maxBuffer: 1 << 28 })
        return stdout
      }),
    )
}

/** Why it cannot be had, if so. The folder has its name only when it is whole. */
async function fetched(wanted: string, folder: string): Promise<string | undefined> {
  await mkdir(cache, { recursive: true })
  const draft = await mkdtemp(join(cache, 'draft-'))
  try {
    await run('python3', ['-m', 'pip', 'install', '--quiet', '--target', draft, wanted], { timeout: 120_000 })
    await rename(draft, folder)
    return undefined
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    const { stderr, message } = error as Error & { stderr?: string }
    return (stderr || message).trim().split('\n').at(-1)
  }
}
