import { fold } from '../../src/model/fold.ts'
import type { Store } from '../../src/store/contract.ts'
import { stringsIn } from '../../src/store/texts.ts'
import type { Shape, Variables } from '../shapes/shape.ts'

/** How many times a shape is asked before a question comes again. */
const draws = 20_000
/** Artists with thousands of songs, and pages of each that are asked for. */
const [hubs, pagesEach] = [10, 20]

/** What each shape is asked with, the well known more often than the others. */
export type Asking = ReadonlyMap<Shape['over'], readonly Variables[]>

/** Asks Linernotes, and gives `data`. */
type Ask = (query: string, variables: Variables) => Promise<unknown>

/**
 * Ids of the data, skewed: the first artists have most songs, and stand closer in the draw than the last. The golden
 * ratio spreads the draws evenly, so that of a hundred thousand artists 18,000 are asked for, of fewer all.
 */
export async function asking(store: Store, ask: Ask): Promise<Asking> {
  const found: Record<string, { id: string; name: string; number: number }[]> = { Artist: [], Album: [] }
  for await (const { kind, ids, columns } of store.surveyNodes((kind) => (kind === 'Artist' ? ['name'] : [])))
    for (const [place, id] of stringsIn(ids).entries())
      found[kind]?.push({ id, name: String(columns.name?.[place]), number: Number(id.slice(id.lastIndexOf('.') + 1)) })
  const inOrder = (kind: string) => found[kind]!.sort((a, b) => a.number - b.number)
  const skewed = <T>(all: readonly T[]): T[] =>
    Array.from({ length: draws }, (_, i) => all[Math.floor(all.length * ((i * 0.618_033_988_75) % 1) ** 2)]!)
  const artists = inOrder('Artist')
  const asked = skewed(artists)
  return new Map<Shape['over'], readonly Variables[]>([
    ['artists', asked.map(({ id }) => ({ id }))],
    ['albums', skewed(inOrder('Album')).map(({ id }) => ({ id }))],
    ['hubs', artists.slice(0, hubs).map(({ id }) => ({ id }))],
    ['pages', (await Promise.all(artists.slice(0, hubs).map(({ id }) => pages(id, ask)))).flat()],
    ['names', asked.map(({ name }) => ({ text: name, name }))],
    ['typos', asked.map(({ name }, place) => ({ text: mistyped(name, place), name }))],
    ['once', [{}]],
  ])
}

interface Walked {
  readonly artist: {
    readonly songs: {
      readonly edges: readonly {
        readonly cursor: string
        readonly node: { readonly id: string; readonly title: string }
      }[]
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
    }
  }
}

/** Places in the second half of an artist's songs by title, as each sort of paging knows them. */
async function pages(id: string, ask: Ask): Promise<Variables[]> {
  const query = `query ($id: ID!, $after: String) { artist(id: $id) { songs(first: 200, after: $after, orderBy: [TITLE_ASC]) {
    edges { cursor node { id title } } pageInfo { hasNextPage endCursor } } } }`
  const edges: Walked['artist']['songs']['edges'][number][] = []
  for (let after: string | undefined; ; ) {
    const { songs } = ((await ask(query, { id, ...(after && { after }) })) as Walked).artist
    edges.push(...songs.edges)
    if (!songs.pageInfo.hasNextPage) break
    after = songs.pageInfo.endCursor
  }
  const step = Math.max(1, Math.floor(edges.length / 2 / pagesEach))
  const places = Array.from({ length: pagesEach }, (_, i) => Math.floor(edges.length / 2) + i * step)
  return places.flatMap((place) => {
    const before = edges[place - 1]
    if (!before || place >= edges.length) return []
    const { cursor, node } = before
    return [{ id, after: cursor, offset: place, before: place - 1, key: fold(node.title), last: node.id }]
  })
}

/** One letter in the middle becomes another. */
function mistyped(name: string, place: number): string {
  const letters = [...name]
  const at = 1 + (place % Math.max(1, letters.length - 2))
  const turned = letters[at] === ' ' ? at - 1 : at
  const other = String.fromCharCode(97 + (place % 26))
  letters[turned] = other === letters[turned] ? 'q' : other
  return letters.join('')
}
