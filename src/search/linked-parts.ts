import { hasPersonalName } from './cues.ts'
import { distance } from './distance.ts'
import type { Findings, Found } from './found.ts'
import { keyOf } from './keys.ts'
import type { NameParts } from './name-parts.ts'

/** Of what is linked to more than this a first name says too little. */
const mostLinked = 60
/** So many neighbours are read for one text. */
const mostRead = 50_000
/** Letters of a part that may be met with one letter off. */
const longEnough = 5

/** The parts of the names of those who are linked to what a text names. */
export class LinkedParts {
  readonly #findings: Findings
  readonly #names: NameParts
  /** By node found. */
  readonly #of = new Map<number, Map<string, Set<number>>>()
  /** All parts by their first letter and how many they have: a typo is seldom in the first letter. */
  readonly #byLetter = new Map<string, Set<string>>()
  readonly #alike = new Map<string, readonly string[]>()
  #next = 0
  #left = mostRead

  constructor(findings: Findings, names: NameParts) {
    this.#findings = findings
    this.#names = names
  }

  /** Takes in what was found since the last time. */
  readOn(): void {
    const { all } = this.#findings
    for (; this.#next < all.length; this.#next++) this.#read(all[this.#next]!)
    this.#alike.clear()
  }

  /** The one person linked to what is named nearby whose name has this part, but for a letter where none has it as it is. */
  personNear(start: number, said: string): number | undefined {
    const like = this.#partsLike(said)
    if (!like.length) return undefined
    const fitting = new Set<number>()
    for (const node of this.#findings.near(start)) {
      const parts = this.#of.get(node)
      const exact = parts?.get(said)
      if (exact) for (const other of exact) fitting.add(other)
      else if (parts) for (const part of like) for (const other of parts.get(part) ?? []) fitting.add(other)
    }
    return fitting.size === 1 ? [...fitting][0] : undefined
  }

  #read({ node, alternatives }: Found): void {
    const { index } = this.#findings
    for (const one of [node, ...alternatives.slice(0, 2)]) {
      if (this.#of.has(one) || this.#left <= 0) continue
      const parts = new Map<string, Set<number>>()
      this.#of.set(one, parts)
      const linked = this.#findings.neighboursOf(one, mostLinked) ?? []
      this.#left -= linked.length
      for (const other of linked)
        if (hasPersonalName(index.kinds[other]!))
          for (const part of this.#names.of(other)) {
            add(parts, part, other)
            add(this.#byLetter, `${part[0]}${part.length}`, part)
          }
    }
  }

  #partsLike(said: string): readonly string[] {
    const known = this.#alike.get(said)
    if (known) return known
    const of = (length: number) => this.#byLetter.get(`${said[0]}${length}`) ?? new Set<string>()
    const like = of(said.length).has(said) ? [said] : []
    if (said.length >= longEnough)
      for (let length = Math.max(longEnough, said.length - 1); length <= said.length + 1; length++)
        for (const part of of(length)) if (isNear(said, part)) like.push(part)
    this.#alike.set(said, like)
    return like
  }
}

function add<K, V>(sets: Map<K, Set<V>>, key: K, value: V): void {
  const set = sets.get(key)
  if (set) set.add(value)
  else sets.set(key, new Set([value]))
}

function isNear(a: string, b: string): boolean {
  const [one, other] = [keyOf([a]), keyOf([b])]
  return distance(one.units, 0, one.length, other.units, 0, other.length, 1) === 1
}
