import { readFileSync } from 'node:fs'
import { model } from '../../src/model/index.ts'
import type { Mention } from '../../src/search/mentions.ts'
import { mentions } from '../../src/search/mentions.ts'
import { writtenAs } from '../../src/search/name-index.ts'
import type { Curated } from './curated.ts'

/** A name somebody marked in a text; see labels/README.md. */
export interface Label {
  readonly start: number
  readonly end: number
  /** Display names of the node meant: any is right. */
  readonly names: readonly string[]
  /** The kind meant, or several of which any is right. */
  readonly kind: string | readonly string[]
}

export interface LabelledText {
  readonly id: string
  readonly text: string
  readonly mentions: readonly Label[]
}

export const readLabels = (file: string): LabelledText[] =>
  readFileSync(new URL(`labels/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LabelledText)

export interface Tally {
  /** Mentions given, labels, and the mentions that are right. */
  given: number
  labels: number
  right: number
}

export interface Scores {
  readonly all: Tally
  /** By the kind labelled, and for a mention that has no label by the kind given: "Artist", "Song or Video". */
  readonly byKind: ReadonlyMap<string, Tally>
  readonly missed: readonly string[]
  readonly made: readonly string[]
}

/**
 * Compares what is recognised with what is labelled. A mention is right when a label has the same start and the same
 * end, has the shown name of the mention's node among its names, and the node's kind among its kinds. One label is
 * met at most once, since mentions do not overlap. Nothing else counts: not an alternative, not a span off by one.
 */
export function scoreMentions(curated: Curated, texts: readonly LabelledText[]): Scores {
  const all = tally()
  const byKind = new Map<string, Tally>()
  const [missed, made]: [string[], string[]] = [[], []]
  const count = (kind: string, what: keyof Tally) => {
    byKind.set(kind, byKind.get(kind) ?? tally())
    byKind.get(kind)![what]++
    all[what]++
  }
  for (const { id, text, mentions: labels } of texts) {
    const met = new Set<Label>()
    for (const mention of mentions(curated.index, text, curated.neighbours)) {
      const label = labels.find(({ start, end }) => start === mention.start && end === mention.end)
      const { name, kind } = nodeOf(curated, mention)
      const right = label?.names.includes(name) && kindsOf(label).includes(kind)
      const counted = label ? kindsOf(label).join(' or ') : kind
      count(counted, 'given')
      if (!right || !label) made.push(`${shown(id, text, mention)} as ${kind} ${name}`)
      else {
        count(counted, 'right')
        met.add(label)
      }
    }
    for (const label of labels) {
      count(kindsOf(label).join(' or '), 'labels')
      if (!met.has(label))
        missed.push(`${shown(id, text, label)}: ${kindsOf(label).join(' or ')} ${label.names.join(' or ')}`)
    }
  }
  return { all, byKind, missed, made }
}

const tally = (): Tally => ({ given: 0, labels: 0, right: 0 })
export const precision = ({ right, given }: Tally): number => (given ? right / given : 1)
export const recall = ({ right, labels }: Tally): number => (labels ? right / labels : 1)

const kindsOf = ({ kind }: Label): readonly string[] => (typeof kind === 'string' ? [kind] : [...kind].sort())

function nodeOf({ index }: Curated, { node }: Mention): { name: string; kind: string } {
  return {
    name: writtenAs(index, index.firstName[node]!),
    kind: model.declared.kinds[index.kinds[node]!]!.name,
  }
}

/** The span with a little of what stands around it. */
function shown(id: string, text: string, { start, end }: { start: number; end: number }): string {
  const line = (part: string) => part.replace(/\s+/g, ' ')
  const around = 25
  return `${id} ${start}: ${line(text.slice(Math.max(0, start - around), start))}[${line(text.slice(start, end))}]${line(text.slice(end, end + around))}`
}
