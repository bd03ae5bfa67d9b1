/** How much a question may cost. */
export interface Cost {
  /** Ways looked at; the same on every machine. */
  readonly steps?: number
  /** A moment of `performance.now()`. */
  readonly deadline?: number
}

const betweenLooks = 50_000

/** Counts down while a question is worked on. Once it is over it stays so. */
export class Budget {
  over = false
  private left: number
  private look = betweenLooks
  private readonly deadline: number

  constructor({ steps = Infinity, deadline = Infinity }: Cost = {}) {
    this.left = steps
    this.deadline = deadline
  }

  /** False when the work should stop. The clock is looked at now and then only. */
  spend(steps: number): boolean {
    this.left -= steps
    this.look -= steps
    if (this.look < 0) {
      this.look = betweenLooks
      if (performance.now() > this.deadline) this.over = true
    }
    if (this.left < 0) this.over = true
    return !this.over
  }
}
