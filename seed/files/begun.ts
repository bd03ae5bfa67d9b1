/** The first `length` bytes, or as many as there are, and everything from the start. */
export async function begun(
  chunks: AsyncGenerator<Buffer>,
  length: number,
): Promise<{ readonly first: Buffer; readonly whole: AsyncGenerator<Buffer> }> {
  let first = Buffer.alloc(0)
  while (first.length < length) {
    const next = await chunks.next()
    if (next.done) break
    first = Buffer.concat([first, next.value])
  }
  return { first, whole: joined(first, chunks) }
}

async function* joined(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  if (first.length > 0) yield first
  yield* rest
}
