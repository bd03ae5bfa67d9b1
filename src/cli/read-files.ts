import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Item } from '../ingest/entry.ts'

/** A file as it was when it was looked at. */
export interface SeenFile {
  /** As it was named. */
  readonly path: string
  readonly size: number
  readonly changed: number
}

/**
 * The files that paths name or that lie below them, in order of path; undefined when one is standard input or a pipe, of
 * which nothing is known before it is read. What is not there, or may not be read, is left to whoever reads it to tell.
 */
export async function seenFiles(
  paths: readonly string[],
  isOwn: (path: string) => boolean = () => false,
): Promise<readonly SeenFile[] | undefined> {
  if (paths.includes('-')) return undefined
  const seen: SeenFile[] = []
  let piped = false
  const look = async (path: string): Promise<void> => {
    if (isOwn(resolve(path))) return
    const found = await stat(path).catch(() => undefined)
    if (found?.isFile()) seen.push({ path, size: found.size, changed: found.mtimeMs })
    if (found && !found.isFile() && !found.isDirectory()) piped = true
    if (!found?.isDirectory()) return
    for (const name of (await readdir(path).catch(() => [])).sort()) await look(join(path, name))
  }
  for (const path of paths) await look(path)
  return piped ? undefined : seen
}

/** The same for the same files, unchanged, read by the same version with the same flags; short. */
export function fingerprint(
  files: readonly SeenFile[],
  paths: readonly string[],
  flags: Readonly<Record<string, unknown>>,
  version: string,
): string {
  const whole = files.map((file) => ({ ...file, path: resolve(file.path) }))
  const told = JSON.stringify([version, paths.map((path) => resolve(path)), Object.entries(flags).sort(), whole])
  return createHash('sha256').update(told).digest('hex')
}

/** Items as they come, and behind those of a file that is no longer as it was seen, one that says so. */
export async function* watched(items: AsyncIterable<Item>, files: readonly SeenFile[]): AsyncGenerator<Item> {
  const seen = new Map(files.map((file) => [file.path, file]))
  let at: string | undefined
  for await (const item of items) {
    const { file } = item.origin
    if (at !== undefined && at !== file) yield* told(at)
    at = file
    yield item
  }
  if (at !== undefined) yield* told(at)

  async function* told(path: string): AsyncGenerator<Item> {
    const before = seen.get(path)
    if (!before) return
    const now = await stat(path).catch(() => undefined)
    if (now?.size !== before.size || now.mtimeMs !== before.changed)
      yield { refused: 'the file changed while it was read; import it again', origin: { file: path } }
  }
}
