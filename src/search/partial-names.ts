import { hasPersonalName } from './cues.ts'
import { distance } from './distance.ts'
import type { Findings, Found } from './found.ts'
import { keyOf } from './keys.ts'
import { nodeWithId, writtenAs } from './name-index.ts'
import type { Word } from './reading.ts'
import { tokens } from './tokens.ts'

/** Of what is linked to more than this a first name says too little. */
const mostLinked = 60

/**
 * "Lamar" and "Kendrick", once Kendrick Lamar was named, and "Taylor" beside a film of Taylour Paige's: the first or
 * last word of the name of one person who was named before or made, with few others, what is named nearby.
 */
export function findPartialNames(findings: Findings): Found[] {
  const { index, words, all } = findings
  const named = all.filter(({ node }) => hasPersonalName(index.kinds[node]!)).sort((a, b) => a.start - b.start)
  const before = new Map<string, Set<number>>()
  const linked = new Map<number, ReadonlyMap<string, ReadonlySet<number>>>()
  const found: Found[] = []
  let next = 0
  for (const [at, word] of words.entries()) {
    for (; next < named.length && named[next]!.start < word.start; next++) learn(named[next]!)
    if (!isPart(findings, at)) continue
    const said = word.owner?.word ?? word.word
    const known = before.get(said)
    const node = known ? only(known) : linkedNearby(word, said)
    if (node === undefined) continue
    const end = word.owner?.end ?? word.end
    found.push({
      from: at,
      to: at + 1,
      start: word.start,
      end,
      node,
      score: known ? 0.75 : 0.6,
      alternatives: [],
    })
  }
  return found

  /** The parts of a name as the text spells it, and as the graph does. */
  function learn({ from, to, node }: Found): void {
    const written = words.slice(from, to).map((word) => word.owner?.word ?? word.word)
    for (const part of [...ends(written), ...partsOf(node)]) add(before, part, node)
  }

  function partsOf(node: number): string[] {
    return ends(tokens(writtenAs(index, index.firstName[node]!)).map(({ word }) => word))
  }

  function linkedNearby({ start }: Word, said: string): number | undefined {
    const fitting = new Set<number>()
    for (const { node } of findings.near(start)) {
      const parts = linked.get(node) ?? linkedParts(node)
      linked.set(node, parts)
      const exact = parts.get(said)
      for (const other of exact ?? []) fitting.add(other)
      if (!exact && said.length > 4)
        for (const [part, nodes] of parts) if (isNear(said, part)) for (const other of nodes) fitting.add(other)
    }
    return only(fitting)
  }

  function linkedParts(node: number): ReadonlyMap<string, ReadonlySet<number>> {
    const parts = new Map<string, Set<number>>()
    const ids = findings.neighboursOf(node)
    if (ids.size > mostLinked) return parts
    for (const id of ids) {
      const other = nodeWithId(index, id)
      if (other !== undefined && hasPersonalName(index.kinds[other]!))
        for (const part of partsOf(other)) add(parts, part, other)
    }
    return parts
  }
}

/** A word that stands by itself with a capital, and is no everyday one. */
function isPart(findings: Findings, at: number): boolean {
  const { capital, common, word } = findings.words[at]!
  return capital && !common && word.length > 2 && findings.isFree(at, at + 1) && !findings.isCrowded(at, at + 1)
}

/** A long name of one word counts too: here it is met with a typo. */
const ends = (words: readonly string[]) =>
  words.length > 1 ? [words[0]!, words.at(-1)!] : words.filter((word) => word.length > 7)

function add(parts: Map<string, Set<number>>, part: string, node: number): void {
  parts.set(part, (parts.get(part) ?? new Set()).add(node))
}

function only(nodes: ReadonlySet<number>): number | undefined {
  return nodes.size === 1 ? [...nodes][0] : undefined
}

function isNear(a: string, b: string): boolean {
  const [one, other] = [keyOf([a]), keyOf([b])]
  return b.length > 4 && distance(one.units, 0, one.length, other.units, 0, other.length, 1) === 1
}
