import { createHash } from 'node:crypto'
import { LinernotesError } from '../../errors.ts'
import { type Cursor, decodeCursor, encodeCursor } from '../cursors.ts'
import { badCursor } from '../select/page.ts'

/** The cursors of one list that a walk makes: a place is its keys and the id of its node. */
export interface Cursors {
  at(keys: Cursor['keys'], id: string): string
  /** The place a cursor marks; undefined without one. BAD_CURSOR for one of another list. */
  read(cursor: unknown): Pick<Cursor, 'keys' | 'id'> | undefined
}

/** Bound to the field, the node it begins at and every argument but the page's own. */
export function cursorsOf(field: string, from: string, args: Readonly<Record<string, unknown>>): Cursors {
  const { first, after, ...rest } = args
  let made: string | undefined
  const bound = () => {
    const written = JSON.stringify([field, from, Object.entries(rest).sort()])
    made ??= createHash('sha256').update(written).digest('base64url').slice(0, 10)
    return made
  }
  return {
    at: (keys, id) => encodeCursor({ bound: bound(), keys, id, link: null }),
    read(given) {
      if (given === undefined || given === null) return undefined
      const cursor = decodeCursor(String(given))
      if (cursor?.bound !== bound()) throw badCursor(field)
      return cursor
    },
  }
}

/** How many rows a page may have. BAD_ARGUMENT for other numbers. */
export function countOf(
  field: string,
  argument: string,
  given: unknown,
  usual: number,
  most: number,
  least = 0,
): number {
  const count = given ?? usual
  if (typeof count === 'number' && count >= least && count <= most) return count
  throw new LinernotesError(
    'BAD_ARGUMENT',
    `${field}: ${argument} is ${count}; it must be between ${least} and ${most}.`,
  )
}
