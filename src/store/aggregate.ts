import { compared, fold } from '../model/fold.ts'
import type { AggregateRow, AggregateSelection, SpanRow } from './selection.ts'

/*
 * How engines aggregate: the rows of a list are put in groups, one for each year and role that is told apart, and the
 * few groups are joined here. So one statement reads each row once, and what engines do differently (text order, sums
 * beyond what a number holds) is done in one place.
 *
 * Group   [year, role, count, …for each span: least, greatest; with a sum also: high, low, how many]
 *         Year and role are null unless asked.
 */
export type Group = readonly unknown[]

/**
 * Integers are summed in two parts, `value / part` cut to a whole number and `value % part`: the sum of neither can
 * leave what 64 bits hold, nor what a number of JavaScript holds exactly, below 2^26 rows.
 */
export const part = 2 ** 26

export function aggregateRow({ spans, years, roles }: AggregateSelection, groups: readonly Group[]): AggregateRow {
  let place = 3
  const joined = spans.map(({ sum }) => {
    const span = spanOf(groups, place, sum)
    place += sum ? 5 : 2
    return span
  })
  return [
    joined,
    years === undefined
      ? []
      : counted<number | null>(groups, 0)
          .filter(isDated)
          .sort(([a], [b]) => a - b),
    roles === undefined ? [] : inOrder(counted<string | null>(groups, 1)),
  ]
}

/** How many rows of the list there are. */
export function rowsIn(groups: readonly Group[]): number {
  return total(groups, 2)
}

function spanOf(groups: readonly Group[], place: number, summed: boolean): SpanRow | null {
  const told = groups.filter((group) => group[place] !== null)
  if (told.length === 0) return null
  const ends = told.map((group) => [group[place], group[place + 1]] as [string | number, string | number])
  const least = ends.reduce((found, [one]) => (one < found ? one : found), ends[0]![0])
  const greatest = ends.reduce((found, [, one]) => (one > found ? one : found), ends[0]![1])
  if (!summed) return [least, greatest, null, null]
  const [high, low, count] = [2, 3, 4].map((further) => total(told, place + further)) as [number, number, number]
  const sum = high * part + low
  return [least, greatest, sum, sum / count]
}

/** How many rows there are of each value. */
function counted<Value>(groups: readonly Group[], place: number): [Value, number][] {
  const counts = new Map<Value, number>()
  for (const group of groups) {
    const value = group[place] as Value
    counts.set(value, (counts.get(value) ?? 0) + (group[2] as number))
  }
  return [...counts]
}

function total(groups: readonly Group[], place: number): number {
  return groups.reduce((sum, group) => sum + (group[place] as number), 0)
}

function isDated(entry: [number | null, number]): entry is [number, number] {
  return entry[0] !== null
}

function inOrder(roles: readonly [string | null, number][]): [string | null, number][] {
  const folded = roles.map(([role, count]) => ({ role, count, key: role === null ? '' : fold(role) }))
  folded.sort((a, b) => {
    if (a.role === null || b.role === null) return a.role === null ? 1 : -1
    return b.count - a.count || compared(a.key, b.key) || compared(a.role, b.role)
  })
  return folded.map(({ role, count }) => [role, count])
}
