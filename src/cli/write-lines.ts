import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { lstat, open, rename, rm } from 'node:fs/promises'
import { PassThrough, Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { LinernotesError } from '../errors.ts'
import { gathered } from '../export/gathered.ts'

/** What is to stand in a file. */
export interface Written {
  readonly file: string
  readonly lines: AsyncIterable<string>
}

/**
 * Writes lines to a file, or to stdout without one, and counts them. The file appears under its name only when it is
 * whole; when `signal` aborts, it never does. BAD_INPUT when the file cannot be written.
 */
export function writeLines(
  lines: AsyncIterable<string>,
  file: string | undefined,
  signal: AbortSignal,
): Promise<number> {
  return file === undefined ? toStdout(lines, signal) : writeFiles([{ file, lines }], signal)
}

/** Writes several files, one after the other, which appear when all of them are whole. Counts their lines. */
export async function writeFiles(files: readonly Written[], signal: AbortSignal): Promise<number> {
  const draftOf = (file: string) => `${file}.${process.pid}.part`
  let count = 0
  let writing = ''
  try {
    for (const { file, lines } of files) {
      writing = file
      const draft = draftOf(file)
      await (await open(draft, 'wx')).close()
      const pack = file.endsWith('.gz') ? createGzip() : new PassThrough()
      const counted = gathered(lines, () => count++)
      await pipeline(Readable.from(counted), pack, createWriteStream(draft), { signal })
    }
    // All that can be known to go wrong does so before the first file has its name.
    for (const { file } of files) {
      writing = file
      if ((await lstat(file).catch(() => undefined))?.isDirectory()) throw systemError('EISDIR')
    }
    for (const { file } of files) {
      writing = file
      await rename(draftOf(file), file)
    }
  } catch (cause) {
    for (const { file } of files) await rm(draftOf(file), { force: true }).catch(() => {})
    if (signal.aborted) return count
    throw unwritable(writing, cause)
  }
  return count
}

/** What keeps a file from being written, as BAD_INPUT; any other failure as it is. */
export function unwritable(file: string, cause: unknown): unknown {
  const { code } = cause as NodeJS.ErrnoException
  if (cause instanceof LinernotesError || code === undefined) return cause
  return new LinernotesError('BAD_INPUT', `${file} cannot be written: ${reasons[code] ?? code}.`, cause)
}

function systemError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code })
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  EACCES: 'permission is missing',
  EPERM: 'permission is missing',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EISDIR: 'it is a folder',
}

async function toStdout(lines: AsyncIterable<string>, signal: AbortSignal): Promise<number> {
  const out: Writable = process.stdout
  let count = 0
  for await (const text of gathered(lines, () => count++)) {
    if (!out.write(text)) await once(out, 'drain', { signal }).catch(() => {})
    if (signal.aborted) break
  }
  return count
}
