/** Half of them, 99 of 100, and all took so many milliseconds at the most. */
export function told(taken: readonly number[]): string {
  return `p50 ${at(taken, 0.5).toFixed(2)} ms, p99 ${at(taken, 0.99).toFixed(2)} ms, worst ${at(taken, 1).toFixed(2)} ms (${taken.length})`
}

export function at(taken: readonly number[], share: number): number {
  return taken.toSorted((a, b) => a - b)[Math.min(taken.length - 1, Math.floor(taken.length * share))]!
}
