import type { Origin } from '../../src/ingest/entry.ts'
import { readingFault } from './reading-fault.ts'

/** Why a file could not be read to its end. */
export interface Broken {
  readonly refused: string
  readonly origin: Origin
}

/**
 * What a file yields; where it cannot be read any further, why, as if that stood on the line after the last one reached.
 * Nothing more is told once it is called off.
 */
export async function* untilBroken<T>(
  file: string,
  signal: AbortSignal | undefined,
  read: (reached: (origin: Origin) => void) => AsyncIterable<T>,
): AsyncGenerator<T | Broken> {
  let last: Origin = { file }
  try {
    yield* read((origin) => {
      last = origin
    })
  } catch (error) {
    if (signal?.aborted) return
    const refused = readingFault(error)
    if (refused === undefined) throw error
    yield { refused, origin: { file: last.file, line: (last.line ?? 0) + 1 } }
  }
}
