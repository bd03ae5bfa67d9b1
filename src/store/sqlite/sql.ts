import { LinernotesError } from '../../errors.ts'
import type { Param, ParamValue } from '../selection.ts'

/** What a statement is run with: the request's values, and what the walk knows at the place it runs. */
export interface Given {
  readonly values: readonly ParamValue[]
  /** Row number of the node whose list is read. */
  parent: number
  /** Row number of the node at the other end of a link. */
  far: number
  /** A second thing a statement hangs on: the parent's value of a view, the far node of a chain, an id, a bound. */
  beside: Bindable
  limit: number
}
export type Bindable = string | number | null

/** A question mark: what to bind there. */
export type Slot = (given: Given) => Bindable

/** A piece of a statement and its question marks in order. Values cannot get into the text: only pieces and slots can. */
export interface Sql {
  readonly text: string
  readonly slots: readonly Slot[]
}

export function sql(texts: TemplateStringsArray, ...parts: readonly (Sql | Slot)[]): Sql {
  let text = texts[0]!
  const slots: Slot[] = []
  for (const [place, part] of parts.entries()) {
    if (typeof part === 'function') {
      text += '?'
      slots.push(part)
    } else {
      text += part.text
      slots.push(...part.slots)
    }
    text += texts[place + 1]!
  }
  return { text, slots }
}

/** A table, column or alias; only ever from the registry. */
export function named(...path: readonly string[]): Sql {
  return { text: path.map((part) => `"${part.replaceAll('"', '""')}"`).join('.'), slots: [] }
}

export function joined(parts: readonly Sql[], between: string): Sql {
  return { text: parts.map((part) => part.text).join(between), slots: parts.flatMap((part) => part.slots) }
}

export const yes: Sql = sql`1`
export const no: Sql = sql`0`

/** All of them; true when there is none. */
export function every(parts: readonly Sql[]): Sql {
  const telling = parts.filter((part) => part !== yes)
  if (telling.length < 2) return telling[0] ?? yes
  return sql`(${joined(telling, ' AND ')})`
}

/** At least one of them; false when there is none. */
export function any(parts: readonly Sql[]): Sql {
  if (parts.length < 2) return parts[0] ?? no
  return sql`(${joined(parts, ' OR ')})`
}

export const parent: Slot = (given) => given.parent
export const far: Slot = (given) => given.far
export const beside: Slot = (given) => given.beside

/**
 * How many rows at the most. A bare question mark there would be read by the planner, and SQLite makes a new plan
 * whenever such a value is bound anew: five to ten times the cost of the statement.
 */
export function limit(bound: Slot = (given) => given.limit): Sql {
  return sql`LIMIT ${bound} + 0`
}

export function value({ param }: Param): Slot {
  return ({ values }) => {
    const found = values[param]
    if (typeof found === 'boolean') return found ? 1 : 0
    if (typeof found === 'string' || typeof found === 'number') return found
    throw new LinernotesError('INTERNAL', `Value ${param} of a selection is not there, or is a list.`)
  }
}

/** A list of any length as one value, to be opened by json_each. */
export function list({ param }: Param): Slot {
  return ({ values }) => {
    if (Array.isArray(values[param])) return JSON.stringify(values[param])
    throw new LinernotesError('INTERNAL', `Value ${param} of a selection is not a list.`)
  }
}
