import type { AggregateRow, AggregateSelection, SpanRow, SpanSelection } from '../../src/store/selection.ts'
import { compareKeys } from './brute-order.ts'
import { foldByHand } from './fold-by-hand.ts'
import type { Reached } from './graph.ts'

/** What a selection says of the rows of a list, reading every row for every part of it. */
export function aggregateOf(rows: readonly Reached[], wanted: AggregateSelection): AggregateRow {
  const { spans, years, roles } = wanted
  return [
    spans.map(spanOf),
    years === undefined ? [] : counted(valuesOf(years).map(yearOf)).sort(([a], [b]) => a - b),
    roles === undefined ? [] : rolesOf(roles),
  ]

  function valuesOf(property: string): (string | number)[] {
    return rows.flatMap(({ node }) => (node.properties[property] ?? []) as (string | number)[])
  }

  function spanOf({ property, sum }: SpanSelection): SpanRow | null {
    const sorted = valuesOf(property).sort(compareKeys)
    if (sorted.length === 0) return null
    const [least, greatest] = [sorted[0]!, sorted.at(-1)!]
    if (!sum) return [least, greatest, null, null]
    const whole = Number(sorted.reduce((total, value) => total + BigInt(value), 0n))
    return [least, greatest, whole, whole / sorted.length]
  }

  function yearOf(value: string | number): number {
    return typeof value === 'number' ? value : Number.parseInt(value, 10)
  }

  function rolesOf(property: string): [string | null, number][] {
    const all = counted(rows.map(({ link }) => link!.properties[property] as string | null))
    const weight = ([role, count]: [string | null, number]) => (role === null ? 0 : count)
    return all.sort(
      (a, b) =>
        weight(b) - weight(a) ||
        compareUnits(foldByHand(a[0] as string), foldByHand(b[0] as string)) ||
        compareUnits(a[0] as string, b[0] as string),
    )
  }
}

function counted<Value>(values: readonly Value[]): [Value, number][] {
  return [...new Set(values)].map((value) => [value, values.filter((other) => other === value).length])
}

function compareUnits(a: string, b: string): number {
  return Number(a > b) - Number(a < b)
}
