import { createReadStream } from 'node:fs'
import { access, constants, readdir, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { addAbortSignal, type Readable } from 'node:stream'
import { LinernotesError } from '../../src/errors.ts'
import { unpacked } from './unpack.ts'

/** Something to read: a file, or what comes over standard input. */
export interface Opened {
  readonly name: string
  /** Bytes on disk; 0 when not known. */
  readonly size: number
  /** Its bytes, unpacked when they are gzip or xz; `onRead` is told how many were taken from disk. */
  bytes(onRead: (bytes: number) => void, signal?: AbortSignal): AsyncGenerator<Buffer>
}

/**
 * The files that paths name: themselves, or of a folder those whose names fit, by name; "-" is standard input. `deep`
 * also looks into the folders inside.
 */
export async function openPaths(paths: readonly string[], fits: RegExp, { deep = false } = {}): Promise<Opened[]> {
  const opened: Opened[] = []
  for (const path of paths) {
    if (path === '-') opened.push({ name: 'standard input', size: 0, bytes: bytesOf(() => process.stdin) })
    else if (await isFolder(path)) {
      const inside = await readdir(path, { recursive: deep, withFileTypes: true })
      const names = inside
        .filter((one) => !one.isDirectory() && fits.test(one.name))
        .map((one) => relative(path, join(one.parentPath, one.name)))
        .sort()
      if (names.length === 0)
        throw new LinernotesError('BAD_INPUT', `The folder ${path} holds no file that could be read.`)
      for (const name of names) opened.push(await file(join(path, name)))
    } else opened.push(await file(path))
  }
  return opened
}

async function isFolder(path: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK)
    return (await stat(path)).isDirectory()
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    throw new LinernotesError('BAD_INPUT', `${path} ${missing ? 'does not exist' : 'cannot be read'}.`, cause)
  }
}

async function file(path: string): Promise<Opened> {
  const { size } = await stat(path)
  return { name: path, size, bytes: bytesOf(() => createReadStream(path, { highWaterMark: 1 << 18 })) }
}

function bytesOf(open: () => Readable): Opened['bytes'] {
  return (onRead, signal) => unpacked(counted(signal ? addAbortSignal(signal, open()) : open(), onRead))
}

async function* counted(stream: Readable, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    onRead(chunk.length)
    yield chunk
  }
}
