import { createReadStream } from 'node:fs'
import { access, constants, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { addAbortSignal, pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { LinernotesError } from '../../src/errors.ts'

/** Something to read: a file, or what comes over standard input. */
export interface Opened {
  readonly name: string
  /** Bytes on disk; 0 when not known. */
  readonly size: number
  /** Its bytes, unpacked when they are gzip; `onRead` is told how many were taken from disk. */
  bytes(onRead: (bytes: number) => void, signal?: AbortSignal): AsyncIterable<Buffer>
}

/** The files that paths name: themselves, or of a folder those that fit, by name; "-" is standard input. */
export async function openPaths(paths: readonly string[], fits: RegExp): Promise<Opened[]> {
  const opened: Opened[] = []
  for (const path of paths) {
    if (path === '-') opened.push({ name: 'standard input', size: 0, bytes: bytesOf(() => process.stdin) })
    else if (await isFolder(path)) {
      const names = (await readdir(path)).filter((name) => fits.test(name)).sort()
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
  return (onRead, signal) => unpacked(signal ? addAbortSignal(signal, open()) : open(), onRead)
}

/** Gzip is told by its first two bytes, whatever the name says. */
async function* unpacked(stream: Readable, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  const chunks = counted(stream, onRead)
  let first = Buffer.alloc(0)
  while (first.length < 2) {
    const next = await chunks.next()
    if (next.done) break
    first = Buffer.concat([first, next.value])
  }
  const whole = joined(first, chunks)
  const gzip = first[0] === 0x1f && first[1] === 0x8b
  yield* gzip ? pipeline(Readable.from(whole), createGunzip({ chunkSize: 1 << 18 }), () => {}) : whole
}

async function* counted(stream: Readable, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    onRead(chunk.length)
    yield chunk
  }
}

async function* joined(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* rest
}
