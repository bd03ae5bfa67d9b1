import { pipeline, Readable } from 'node:stream'
import { ReadableStream } from 'node:stream/web'
import { createGunzip } from 'node:zlib'
import xz from 'xz-decompress'
import { begun } from './begun.ts'
import { Damaged } from './reading-fault.ts'

const gzip = Buffer.from([0x1f, 0x8b])
const xzMagic = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00])

/** Unpacks gzip and xz, told by their first bytes, whatever the name says; anything else stays as it is. */
export async function* unpacked(chunks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const { first, whole } = await begun(chunks, xzMagic.length)
  if (first.subarray(0, 2).equals(gzip)) yield* gunzipped(whole)
  else if (first.subarray(0, 6).equals(xzMagic)) yield* unxzed(whole)
  else yield* whole
}

async function* gunzipped(whole: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* pipeline(Readable.from(whole), createGunzip({ chunkSize: 1 << 18 }), () => {})
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw code?.startsWith('Z_') ? new Damaged('gzip', error) : error
  }
}

/**
 * By liblzma's small sibling compiled to WebAssembly, which needs no program beside this one. Half as fast as `xz`, and
 * still faster than a store takes in what it unpacks.
 */
async function* unxzed(whole: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const stream = new xz.XzReadableStream(ReadableStream.from(whole) as never) as unknown as AsyncIterable<Uint8Array>
  try {
    for await (const { buffer, byteOffset, length } of stream)
      yield Buffer.from(buffer as ArrayBuffer, byteOffset, length)
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException
    throw code === undefined && name === 'Error' ? new Damaged('xz', error) : error
  }
}
