/** The middle one; of an even number the mean of the two in the middle. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The value below which so large a share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** What ratios come to together: the root of their product. NaN of none. */
export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length)
}

export interface Spread {
  readonly median: number
  readonly least: number
  readonly most: number
}

export function spread(values: readonly number[]): Spread {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) }
}

/** One figure of one system in one shape, by both names. */
export type Figures = ReadonlyMap<string, ReadonlyMap<string, number>>

export interface Ratios {
  /** By shape; a shape that only one of the two answered is left out. */
  readonly each: ReadonlyMap<string, number>
  readonly mean: number
}

/** How many times as much the one did as the other, shape by shape. `figures`: shape, then system. */
export function ratios(figures: Figures, of: string, to: string): Ratios {
  const each = new Map<string, number>()
  for (const [shape, systems] of figures) {
    const [ours, theirs] = [systems.get(of), systems.get(to)]
    if (ours !== undefined && theirs) each.set(shape, ours / theirs)
  }
  return { each, mean: geometricMean([...each.values()]) }
}
