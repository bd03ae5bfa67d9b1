import { pipeline, Readable } from 'node:stream'
import { extract } from 'tar-stream'
import { begun } from './begun.ts'
import { Damaged } from './reading-fault.ts'

/** A file: by itself, or inside an archive. */
export interface Member {
  readonly name: string
  readonly bytes: AsyncIterable<Buffer>
}

/** Where a tar's header says that it is one. */
const magicAt = 257
const magic = 'ustar'

/**
 * The files of a tar, told by its content, in turn and never held whole; or the one file it is. A member that is not
 * read is passed over.
 */
export async function* membersOf(name: string, chunks: AsyncGenerator<Buffer>): AsyncGenerator<Member> {
  const { first, whole } = await begun(chunks, 512)
  if (first.toString('latin1', magicAt, magicAt + magic.length) !== magic) {
    yield { name, bytes: whole }
    return
  }
  const archive = extract()
  let cause: unknown
  pipeline(Readable.from(whole), archive, (error) => {
    cause = error
  })
  const fault = (error: unknown): unknown => {
    const known = cause instanceof Damaged ? cause : error
    const { code, name } = known as NodeJS.ErrnoException
    // What tar-stream finds wrong has neither a code nor a class of its own.
    return known instanceof Damaged || code !== undefined || name !== 'Error' ? known : new Damaged('tar', known)
  }
  try {
    for await (const entry of archive) {
      if (entry.header.type === 'file')
        yield { name: entry.header.name, bytes: throughout(entry as AsyncIterable<Buffer>, fault) }
      entry.resume()
    }
  } catch (error) {
    throw fault(error)
  }
}

async function* throughout(bytes: AsyncIterable<Buffer>, fault: (error: unknown) => unknown): AsyncGenerator<Buffer> {
  try {
    yield* bytes
  } catch (error) {
    throw fault(error)
  }
}
