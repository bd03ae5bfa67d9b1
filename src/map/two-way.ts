import { type Ball, ballsOf } from './ball.ts'
import type { Budget } from './budget.ts'
import type { Gate } from './gate.ts'
import type { WalkMap } from './walk-map.ts'

/**
 * Breadth-first search from both ends at once (Pohl 1971): the cheaper side takes the next step, so the first touch
 * tells the length of the shortest path. The balls stay one link apart, as the last step is the dearest: that link is
 * looked for, not walked. Only one search at a time on a map.
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

  /** Links of the longest paths that the two balls tell of. */
  private get reach(): number {
    return this.near.radius + this.far.radius + 1
  }

  /** Searches up to a length; stops early at the first path, where one side has no more, or when the budget is over. */
  search(most: number): number | undefined {
    const { near, far, gate, budget } = this
    while (this.length === undefined && this.reach <= most && this.goesOn) {
      const [side, other] = this.isNearCheaper ? [near, far] : [far, near]
      if (side.touches(gate, other, budget)) this.length = this.reach
      else this.grow()
    }
    return this.length
  }

  /** Grows until every path of `length` links lies in the two balls and one link between. False when the budget is over. */
  cover(length: number): boolean {
    while (this.reach < length && this.goesOn) this.grow()
    return !this.budget.over
  }

  /** A side that has no more ends the search: it knows all there is to know. */
  private get goesOn(): boolean {
    return !this.near.whole && !this.far.whole && !this.budget.over
  }

  private get isNearCheaper(): boolean {
    return this.near.load <= this.far.load
  }

  private grow(): void {
    const { near, far, gate, from, to, budget } = this
    if (this.isNearCheaper) near.grow(gate, to, budget)
    else far.grow(gate, from, budget)
  }
}
