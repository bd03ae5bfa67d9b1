import { createHash } from 'node:crypto'
import type { ParamValue } from '../store/selection.ts'
import type { CursorMaker } from './shape.ts'

/** A position in an ordered list: the keys of a row, with what the cursor is good for. */
export interface Cursor {
  /** Digest of field, parent, order and filter. */
  readonly bound: string
  readonly keys: readonly (string | number | null)[]
  readonly id: string
  readonly link: string | null
}

const mark = 'ln1_'

export function encodeCursor(cursor: Cursor): string {
  const written = JSON.stringify([cursor.bound, cursor.id, cursor.link, ...cursor.keys])
  return mark + Buffer.from(written).toString('base64url')
}

/** The position a cursor holds; undefined when it is no cursor at all. */
export function decodeCursor(text: string): Cursor | undefined {
  if (!text.startsWith(mark) || text.length > 20_000) return undefined
  try {
    const read: unknown = JSON.parse(Buffer.from(text.slice(mark.length), 'base64url').toString())
    if (!Array.isArray(read)) return undefined
    const [bound, id, link, ...keys] = read
    if (typeof bound !== 'string' || typeof id !== 'string' || !(link === null || typeof link === 'string'))
      return undefined
    if (!keys.every((key) => key === null || typeof key === 'string' || Number.isSafeInteger(key))) return undefined
    return { bound, id, link, keys }
  } catch {
    return undefined
  }
}

/** What the cursors of a list are bound to in this run, at this parent ("" at the root). */
export function bind(cursors: CursorMaker, values: readonly ParamValue[], parent: string): string {
  const filter = cursors.filter.map((place) => values[place])
  const bound = JSON.stringify([cursors.binding, filter, parent])
  return createHash('sha256').update(bound).digest('base64url').slice(0, 10)
}
