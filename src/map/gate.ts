import { confidenceRank, flags, linkTypes, walkedTypes } from './vocabulary.ts'
import type { WalkMap } from './walk-map.ts'

/** Which links a walk follows. */
export interface LinkFilter {
  /** Link types; all that are walked by default where not given. */
  readonly through?: readonly string[]
  /** HIGH, MEDIUM, LOW or UNKNOWN: links less sure than this are not followed. */
  readonly minConfidence?: string
}

/**
 * What a walk may use. Everything but the links is about nodes walked *through*: the ends of a walk may be hubs, be
 * avoided or lie outside of the years.
 */
export interface WalkFilter extends LinkFilter {
  /** Nodes, by ordinal. */
  readonly avoid?: readonly number[]
  /** Links on a path at the most. */
  readonly maxLength?: number
  readonly throughHubs?: boolean
  /** Years, both included. Nodes without a year, people and undated works among them, are never left out by these. */
  readonly fromYear?: number
  readonly toYear?: number
}

/** A filter made ready for one map. */
export class Gate {
  /** Whether only the walked types and hubs decide, so that the map's components tell what is connected. */
  readonly plain: boolean
  /** Whether it follows none but walked types, so that what the components part stays apart. */
  readonly within: boolean
  readonly throughHubs: boolean
  private readonly types: Uint8Array
  private readonly worst: number
  private readonly avoid: ReadonlySet<number>
  private readonly years: readonly [number, number]
  private readonly map: WalkMap

  constructor(map: WalkMap, filter: WalkFilter) {
    const { through, minConfidence = 'UNKNOWN', avoid = [], fromYear = 0, toYear = Infinity } = filter
    this.map = map
    this.types = flags(linkTypes, through ?? walkedTypes)
    this.worst = (confidenceRank(minConfidence) << 4) | 15
    this.avoid = new Set(avoid)
    this.years = [fromYear, toYear]
    this.throughHubs = filter.throughHubs ?? false
    this.within = !through || through.every((type) => walkedTypes.includes(type))
    this.plain = !through && minConfidence === 'UNKNOWN' && !avoid.length && fromYear <= 0 && toYear === Infinity
  }

  /** Whether a way, given by its place, may be followed. */
  opens(place: number): boolean {
    return this.types[this.map.type[place]!] === 1 && this.map.doubt[place]! <= this.worst
  }

  /** Whether a node may be walked through. */
  passes(node: number): boolean {
    return (this.throughHubs || !this.map.hub[node]) && (this.plain || this.admits(node))
  }

  /** Whether a node is neither avoided nor outside of the years. */
  admits(node: number): boolean {
    const year = this.map.year[node]!
    return (year === 0 || (year >= this.years[0] && year <= this.years[1])) && !this.avoid.has(node)
  }
}
