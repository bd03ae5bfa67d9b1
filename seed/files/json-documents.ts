import { type Line, splitLines } from './lines.ts'

/** A JSON object with the line it begins on, or why there is none. */
export type Document =
  | { readonly line: number; readonly value: Readonly<Record<string, unknown>> }
  | { readonly line: number; readonly fault: string }

const notJson = 'is not JSON; every line holds one whole object, or the file is one'

export interface DocumentRules {
  /** The longest line, or the longest file that is one document, in bytes. */
  readonly limit: number
  /** Whether a line is worth parsing; others are passed over. */
  readonly passes?: (text: string) => boolean
}

/**
 * The JSON objects of a file: one on each line, or one that is the whole file, however it is broken into lines, or a
 * list of them. Which it is shows in its first lines.
 */
export async function* readDocuments(
  chunks: AsyncIterable<Buffer>,
  { limit, passes = () => true }: DocumentRules,
): AsyncGenerator<Document> {
  /** Lines that by themselves are no JSON; undefined once it is known that each line stands by itself. */
  let held: { number: number; text: string }[] | undefined = []
  let length = 0
  for await (const line of splitLines(chunks, limit, 'it was passed over')) {
    if (!held) {
      if ('fault' in line || passes(line.text)) yield* alone(line)
    } else if ('text' in line && length + line.text.length <= limit && !isObject(parsed(line.text))) {
      held.push(line)
      length += line.text.length
    } else {
      for (const before of held) yield* alone(before)
      held = undefined
      if ('fault' in line || passes(line.text)) yield* alone(line)
    }
  }
  if (!held || held.length === 0) return
  const first = held[0]!.number
  const whole = parsed(held.map(({ text }) => text).join('\n'))
  if (whole === undefined) yield { line: first, fault: notJson }
  else yield* documentsOf(whole, first)
}

function* alone(line: Line): Generator<Document> {
  if ('fault' in line) yield { line: line.number, fault: line.fault }
  else {
    const value = parsed(line.text)
    if (value === undefined) yield { line: line.number, fault: notJson }
    else yield* documentsOf(value, line.number)
  }
}

function* documentsOf(value: unknown, line: number): Generator<Document> {
  if (Array.isArray(value)) for (const one of value) yield* documentsOf(one, line)
  else if (isObject(value)) yield { line, value }
  else yield { line, fault: 'is JSON, but no object' }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
