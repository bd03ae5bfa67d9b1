/** Many texts in one run of UTF-8; text i stands at bytes starts[i] to starts[i + 1]. A string each would take far more. */
export interface Texts {
  readonly bytes: Uint8Array
  readonly starts: Uint32Array
}

export function textAt({ bytes, starts }: Texts, at: number): string {
  const start = starts[at]!
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, starts[at + 1]! - start).toString('utf8')
}

export function countOf({ starts }: Texts): number {
  return starts.length - 1
}

export function stringsIn(texts: Texts): string[] {
  return Array.from({ length: countOf(texts) }, (_, place) => textAt(texts, place))
}

export function textsOf(strings: readonly string[]): Texts {
  const starts = new Uint32Array(strings.length + 1)
  for (const [i, text] of strings.entries()) starts[i + 1] = starts[i]! + Buffer.byteLength(text)
  return { bytes: Buffer.from(strings.join('')), starts }
}

/** So many texts, as they stand with a line feed between each two; none of them has one. */
export function textsOnLines(lines: Uint8Array, count: number): Texts {
  const starts = new Uint32Array(count + 1)
  const bytes = new Uint8Array(lines.length - Math.max(0, count - 1))
  let [to, text] = [0, 0]
  for (let at = 0; at < lines.length; at++) {
    if (lines[at] === lineFeed) starts[++text] = to
    else bytes[to++] = lines[at]!
  }
  starts[count] = to
  return { bytes, starts }
}

const lineFeed = 10
