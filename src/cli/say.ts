import { LinernotesError } from '../errors.ts'

/** A sentence for a person, beside what the command answers on stdout. */
export function say(text: string): void {
  process.stderr.write(`linernotes: ${text}\n`)
}

/** What went wrong, without a stack. */
export function sentenceOf(error: unknown): string {
  if (error instanceof LinernotesError) return error.message
  const message = error instanceof Error ? error.message : String(error)
  return `something unexpected happened: ${message.split('\n')[0]} (LINERNOTES_DEBUG=1 tells more)`
}
