/** Places from 0 in groups: union-find whose roots are the smallest places (Tarjan & van Leeuwen 1984). */
export class Groups {
  private readonly parent: Int32Array
  private readonly apart: Uint8Array

  constructor(count: number) {
    this.parent = Int32Array.from({ length: count }, (_, place) => place)
    this.apart = new Uint8Array(count)
  }

  /** The smallest place of a place's group; -1 for one that was set apart. */
  of(place: number): number {
    if (this.apart[place]) return -1
    let here = place
    while (this.parent[here] !== here) {
      this.parent[here] = this.parent[this.parent[here]!]!
      here = this.parent[here]!
    }
    return here
  }

  join(places: readonly number[]): void {
    const roots = places.map((place) => this.of(place)).filter((root) => root >= 0)
    const root = Math.min(...roots)
    for (const other of roots) this.parent[other] = root
  }

  /** It belongs to no group from now on. */
  setApart(place: number): void {
    this.apart[place] = 1
  }
}
