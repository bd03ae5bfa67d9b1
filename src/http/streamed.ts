import { gathered } from '../export/gathered.ts'
import type { Running } from './requests.ts'

/**
 * Lines as the body of an answer, made as they are sent. The first of them are made before this resolves, so that what
 * fails at once can still be answered with a status. When making the others fails, the deadline passes or the client
 * leaves, the connection is cut, as nothing else tells a client that it has not got all. `ended` is told once, with
 * the failure if there was one.
 */
export async function streamed(
  lines: AsyncIterable<string>,
  { signal, cut }: Pick<Running, 'signal' | 'cut'>,
  ended: (failure?: unknown) => void,
): Promise<ReadableStream<Uint8Array>> {
  const pieces = gathered(lines)
  const letters = new TextEncoder()
  let ahead: IteratorResult<string> | undefined = await pieces.next()
  let over = false
  const end = (failure?: unknown) => {
    if (over) return
    over = true
    signal.removeEventListener('abort', calledOff)
    ended(failure)
    void pieces.return(undefined).catch(() => {})
    if (failure !== undefined) cut?.()
  }
  // Also while nobody asks for more, since a connection that is gone never will.
  const calledOff = () => end(signal.reason)
  signal.addEventListener('abort', calledOff, { once: true })
  if (signal.aborted) calledOff()
  return new ReadableStream({
    async pull(controller) {
      try {
        signal.throwIfAborted()
        const { done, value } = ahead ?? (await pieces.next())
        ahead = undefined
        signal.throwIfAborted()
        if (!done) return controller.enqueue(letters.encode(value))
        end()
        controller.close()
      } catch (failure) {
        end(failure)
        // Once the connection is cut nobody reads this; an error would only be printed.
        if (cut) controller.close()
        else controller.error(failure)
      }
    },
    cancel: () => end(),
  })
}
