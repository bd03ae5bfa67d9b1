import type { Store } from '../../src/store/contract.ts'
import { stringsIn } from '../../src/store/texts.ts'
import type { Question, Shape, Variables } from '../shapes/shape.ts'
import type { System } from '../systems/system.ts'

/** How many times a shape is asked before a question comes again. */
const draws = 20_000

/** What each shape is asked with, the well known more often than the others. */
export type Asking = ReadonlyMap<Shape['over'], readonly Variables[]>

/**
 * Ids of the data, skewed: the first artists have most songs, and stand closer in the draw than the last. The golden
 * ratio spreads the draws evenly, so that of a hundred thousand artists 18,000 are asked for, of fewer all.
 */
export async function asking(store: Store): Promise<Asking> {
  const ids: Record<string, string[]> = { Artist: [], Album: [] }
  for await (const batch of store.surveyNodes(() => [])) ids[batch.kind]?.push(...stringsIn(batch.ids))
  const numberOf = (id: string) => Number(id.slice(id.lastIndexOf('.') + 1))
  const inOrder = (kind: string) => ids[kind]!.sort((a, b) => numberOf(a) - numberOf(b))
  const skewed = (all: readonly string[]): Variables[] =>
    Array.from({ length: draws }, (_, i) => ({ id: all[Math.floor(all.length * ((i * 0.618_033_988_75) % 1) ** 2)]! }))
  const artists = inOrder('Artist')
  return new Map<Shape['over'], readonly Variables[]>([
    ['artists', skewed(artists)],
    ['albums', skewed(inOrder('Album'))],
    ['hubs', artists.slice(0, 10).map((id) => ({ id }))],
    ['once', [{}]],
  ])
}

/** What a system is asked in a shape: ours, or its own question; undefined when it has none. */
export function questionFor({ query, peers }: Shape, { peer }: System): Question | undefined {
  return peer === undefined ? { text: query } : peers[peer]
}

/** The body of a request. The hand-written Cypher is asked for by its shape's name. */
export function bodyOf(shape: Shape, { peer }: System, { text, variables }: Question, ours: Variables): string {
  const query = peer === 'cypher' ? shape.name : text
  return JSON.stringify({ query, variables: variables ? variables(ours) : ours })
}
