import { type Ball, ballsOf } from './ball.ts'
import type { Budget } from './budget.ts'
import type { Gate } from './gate.ts'
import type { WalkMap } from './walk-map.ts'

/**
 * Breadth-first search from both ends at once (Pohl 1971): the cheaper side takes the next step, so the first touch
 * tells the length of the shortest path. Only one search at a time on a map.
 */
export class TwoWay {
  readonly from: number
  readonly to: number
  readonly near: Ball
  readonly far: Ball
  /** Links of the shortest path, once found. */
  length: number | undefined
  private readonly gate: Gate
  private readonly budget: Budget

  constructor(map: WalkMap, gate: Gate, from: number, to: number, budget: Budget) {
    ;[this.near, this.far] = ballsOf(map)
    this.gate = gate
    this.from = from
    this.to = to
    this.budget = budget
    this.near.start(from)
    this.far.start(to)
    if (from === to) this.length = 0
  }

  /** Searches up to a length; stops early at the first path, where one side has no more, or when the budget is over. */
  search(most: number): number | undefined {
    while (this.length === undefined && this.near.radius + this.far.radius < most && this.step());
    return this.length
  }

  /** Grows until every path of `length` links lies in the two balls. False when the budget is over. */
  cover(length: number): boolean {
    while (this.near.radius + this.far.radius < length && this.step());
    return !this.budget.over
  }

  /** A side that has no more ends the search: it knows all there is to know. */
  get ended(): boolean {
    return this.near.whole || this.far.whole
  }

  private step(): boolean {
    const { near, far, gate, from, to, budget } = this
    if (this.ended || budget.over) return false
    const touches = near.load <= far.load ? near.grow(gate, to, far, budget) : far.grow(gate, from, near, budget)
    if (touches && !budget.over) this.length ??= near.radius + far.radius
    return !budget.over
  }
}
