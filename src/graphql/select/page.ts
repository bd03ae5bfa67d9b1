import { LinernotesError } from '../../errors.ts'
import type { Property } from '../../model/properties.ts'
import type { OrderTerm, Page, ParamValue, Position } from '../../store/selection.ts'
import { type Cursor, decodeCursor } from '../cursors.ts'
import { type Argument, readArgument } from './argument.ts'
import type { Variables } from './collect.ts'
import type { Planner } from './planner.ts'

export const defaultPageSize = 20

export interface PageArguments {
  readonly first?: Argument | undefined
  readonly last?: Argument | undefined
  readonly after?: Argument | undefined
  readonly before?: Argument | undefined
}

/** The page asked for, and the place of its cursor's binding in the values. BAD_ARGUMENT, BAD_CURSOR. */
export function pageOf(
  planner: Planner,
  given: PageArguments,
  order: readonly OrderTerm[],
  list: {
    /** For messages: "Artist.songs". */
    readonly name: string
    /** Below another list: no cursor can be meant for every parent. */
    readonly many: boolean
    readonly linked: boolean
    readonly propertyOf: (term: OrderTerm) => Property | undefined
  },
): { page: Pick<Page, 'size' | 'backward' | 'beyond'>; beyond?: number } {
  const { first, last, after, before } = given
  const conflict =
    first && last
      ? 'first with last'
      : after && last
        ? 'after with last'
        : before && !last
          ? 'before without last'
          : after && before
            ? 'after with before'
            : undefined
  if (conflict)
    throw new LinernotesError(
      'BAD_ARGUMENT',
      `${list.name}: ${conflict} is not allowed; page forward by first and after, backward by last and before.`,
    )
  const backward = last !== undefined
  const asked = first ?? last
  const size = planner.param((variables) =>
    pageSize(list.name, backward ? 'last' : 'first', asked && readArgument(asked, variables), planner.limits.page),
  )
  const cursor = after ?? before
  if (!cursor) return { page: { size, backward } }
  if (list.many)
    throw new LinernotesError(
      'BAD_ARGUMENT',
      `${list.name}: ${after ? 'after' : 'before'} is only allowed where the list has one parent; ask for that parent by its id.`,
    )

  const read = (variables: Variables) =>
    cursorOf(list.name, String(readArgument(cursor, variables)), order, list.propertyOf)
  const { keys } = read(planner.variables)
  const beyond: Position = {
    keys: keys.map((key, index) =>
      key === null ? null : planner.param((variables) => read(variables).keys[index] as ParamValue),
    ),
    id: planner.param((variables) => read(variables).id),
    ...(list.linked && { link: planner.param((variables) => read(variables).link ?? '') }),
  }
  return { page: { size, backward, beyond }, beyond: planner.param((variables) => read(variables).bound).param }
}

/** BAD_ARGUMENT when a page is asked for that is too large. */
export function pageSize(list: string, argument: string, asked: unknown, limit: number): number {
  const size = asked ?? defaultPageSize
  if (typeof size !== 'number' || size < 0 || size > limit)
    throw new LinernotesError('BAD_ARGUMENT', `${list}: ${argument} is ${size}; it must be between 0 and ${limit}.`)
  return size
}

/** A cursor that could have come from this order; whether it really did, its binding tells when the rows are there. */
function cursorOf(
  list: string,
  text: string,
  order: readonly OrderTerm[],
  propertyOf: (term: OrderTerm) => Property | undefined,
): Cursor {
  const cursor = decodeCursor(text)
  const fits =
    cursor?.keys.length === order.length &&
    order.every((term, index) => {
      const key = cursor.keys[index]
      return key === null || (typeof key === 'number') === (propertyOf(term)?.type === 'integer')
    })
  if (!cursor || !fits) throw badCursor(list)
  return cursor
}

export function badCursor(list: string): LinernotesError {
  return new LinernotesError(
    'BAD_CURSOR',
    `${list}: this cursor was not handed out by this list with the same parent, order and filter.`,
  )
}
