import { isUtf8 } from 'node:buffer'

/** Bytes that are no text of the encoding they should be of. */
export class NotText extends Error {}

/** Bytes as text, UTF-8 unless told otherwise. What stands before a fault is given first, then NotText is thrown. */
export async function* decoded(chunks: AsyncIterable<Buffer>, encoding = 'utf-8'): AsyncGenerator<string> {
  if (encoding !== 'utf-8') return yield* otherwise(chunks, encoding)
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const end = wholeCharacters(bytes)
    rest = bytes.subarray(end)
    const whole = bytes.subarray(0, end)
    const valid = isUtf8(whole) ? end : validLength(whole)
    if (valid > 0) yield bytes.toString('utf8', 0, valid)
    if (valid < end) throw new NotText()
  }
  if (rest.length > 0) throw new NotText()
}

async function* otherwise(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  } catch (error) {
    throw error instanceof TypeError ? new NotText() : error
  }
}

/** How many bytes can be read before a character that the chunk cuts through. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) break
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/** How many bytes stand before the first that is no UTF-8. */
function validLength(bytes: Buffer): number {
  let [low, high] = [0, bytes.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (isUtf8(bytes.subarray(0, wholeCharacters(bytes.subarray(0, middle))))) low = middle
    else high = middle - 1
  }
  return wholeCharacters(bytes.subarray(0, low))
}
