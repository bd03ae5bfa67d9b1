import { isUtf8 } from 'node:buffer'

/** A line of text, counted from 1, or why it cannot be read as such. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly fault: string }

/** The longest line read, in bytes; a longer one is passed over without being kept. */
export const longestLine = 16 * 1024 * 1024

const newline = 0x0a

/** Splits bytes into lines of UTF-8. `cure` is what to do about a line that is too long. A byte order mark, carriage returns and blank lines are left out. */
export async function* splitLines(
  chunks: AsyncIterable<Buffer>,
  limit = longestLine,
  cure = 'split its links over several lines',
): AsyncGenerator<Line> {
  let number = 0
  let begun: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      const rest = chunk.subarray(start, end)
      const line = readLine(++number, begun, rest, length + rest.length > limit, limit, cure)
      if (line) yield line
      begun = []
      length = 0
      start = end + 1
    }
    length += chunk.length - start
    if (length > limit) begun = []
    else if (start < chunk.length) begun.push(chunk.subarray(start))
  }
  const line = length > 0 && readLine(++number, begun, Buffer.alloc(0), length > limit, limit, cure)
  if (line) yield line
}

function readLine(
  number: number,
  begun: Buffer[],
  rest: Buffer,
  tooLong: boolean,
  limit: number,
  cure: string,
): Line | undefined {
  if (tooLong) return { number, fault: `is longer than ${limit / 1024 / 1024} MiB; ${cure}` }
  const bytes = begun.length === 0 ? rest : Buffer.concat([...begun, rest])
  if (!isUtf8(bytes)) return { number, fault: 'is not UTF-8; save the file in that encoding' }
  const text = bytes.toString('utf8')
  const plain = (number === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text).trim()
  return plain === '' ? undefined : { number, text: plain }
}
