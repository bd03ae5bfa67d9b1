import type { Model } from '../../model/index.ts'
import type { Param } from '../selection.ts'

/** What is shared while one statement is written: the model, and the count that keeps its variables apart. */
export interface Statement {
  readonly model: Model
  /** A variable no other part of the statement uses: `n4`, `l5`, `p6`. */
  fresh(letter: 'n' | 'l' | 'p' | 't' | 'a' | 'g'): string
}

export function statement(model: Model): Statement {
  let count = 0
  return { model, fresh: (letter) => `${letter}${count++}` }
}

/**
 * A place in the map that holds every value of a statement. One parameter and not many, because the plan cache tells
 * parameters apart by type and, for text and lists, by size: each new size would be planned anew.
 */
export function param({ param }: Param): string {
  return `$p.v${param}`
}

/** Lines one step to the right. */
export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`)
}

/** A part of a statement run for each row, seeing only the given variables. */
export function call(variables: readonly string[], lines: readonly string[]): string[] {
  return [`CALL (${variables.join(', ')}) {`, ...indented(lines), '}']
}

/** The WHERE line of all the conditions, each once; none when there is nothing to check. */
export function where(conditions: readonly string[]): string[] {
  const telling = new Set(conditions.filter((condition) => condition !== 'true'))
  return telling.size === 0 ? [] : [`WHERE ${[...telling].join(' AND ')}`]
}

/** The rows of each part, one part after the other. */
export function unioned(parts: readonly (readonly string[])[]): string[] {
  return parts.flatMap((lines, place) => (place === 0 ? lines : ['UNION ALL', ...lines]))
}
