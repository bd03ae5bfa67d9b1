import type { Param, ParamValue, Position } from '../../src/store/selection.ts'

/**
 * A selection before its values are put into a list: each `Param` is the value itself, and a position is only a number
 * that picks one of the rows the list will answer with.
 */
export type Draft<T> = T extends Param
  ? { readonly value: ParamValue }
  : T extends Position
    ? { readonly pick: number } | DraftPosition
    : T extends readonly (infer U)[]
      ? readonly Draft<U>[]
      : T extends object
        ? { readonly [K in keyof T]: Draft<T[K]> }
        : T

export interface DraftPosition {
  readonly keys: readonly (Draft<Param> | null)[]
  readonly id: Draft<Param>
  readonly link?: Draft<Param>
}

/** The form of a draft, without what is undefined in it, and its values in a list beside it. */
export function parted<T>(draft: Draft<T>): { form: T; values: ParamValue[] } {
  const values: ParamValue[] = []
  return { form: formOf(draft) as T, values }

  function formOf(part: unknown): unknown {
    if (Array.isArray(part)) return part.map(formOf)
    if (typeof part !== 'object' || part === null) return part
    if ('value' in part && Object.keys(part).length === 1) return { param: values.push(part.value as ParamValue) - 1 }
    const given = Object.entries(part).filter(([, inner]) => inner !== undefined)
    return Object.fromEntries(given.map(([name, inner]) => [name, formOf(inner)]))
  }
}
