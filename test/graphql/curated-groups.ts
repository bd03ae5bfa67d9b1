import { expect, test } from 'vitest'
import { rowsOf } from '../seed/kendrick/files.ts'

/** Asks a service over the curated graph; fails on an error. */
// biome-ignore lint/suspicious/noExplicitAny: answers have whatever form the query gives them
export type AskCurated = (query: string, variables?: Record<string, unknown>) => Promise<any>

const list = `query ($id: ID!, $groups: Boolean, $first: Int, $last: Int, $after: String, $before: String, $order: [DirectedVideoOrder!]) {
  artist(id: $id) { directed(viaGroups: $groups, first: $first, last: $last, after: $after, before: $before, orderBy: $order) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor via { id name } link { sentence segment from { id } } node { id title released } }
  } }
}`

interface Edge {
  readonly cursor: string
  readonly via: { id: string; name: string }[]
  readonly link: { sentence: string; segment: string | null; from: { id: string } }
  readonly node: { id: string; title: string; released: string | null }
}

/** A director's rows of the table of video credits, as video ids, one for each segment. */
function directedBy(...names: string[]): string[] {
  return rowsOf('video_credits.tsv')
    .filter(({ cells }) => cells.role === 'director' && names.includes(cells.name!))
    .flatMap(({ cells }) => {
      const id = `video:${cells.video_id!.replace(/^[vo]-/, '')}`
      return cells.detail === 'both segments' ? [id, id] : [id]
    })
    .toSorted()
}

/** What The Little Homies directed, asked of their two members. */
export function curatedGroupsSuite(ask: AskCurated): void {
  const directed = async (variables: Record<string, unknown>) =>
    (await ask(list, { groups: true, first: variables.last ? undefined : 200, ...variables })).artist.directed
  const ids = (edges: Edge[]) => edges.map(({ node }) => node.id).toSorted()

  test.each([
    ['artist:dave-free', 'Dave Free'],
    ['artist:kendrick-lamar', 'Kendrick Lamar'],
  ])('what The Little Homies directed counts for %s when asked', async (id, name) => {
    const { edges, totalCount }: { edges: Edge[]; totalCount: number } = await directed({ id })
    const [own, theirs] = [edges.filter(({ via }) => via.length === 0), edges.filter(({ via }) => via.length > 0)]
    expect(ids(own)).toEqual(directedBy(name))
    expect(ids(theirs)).toEqual(directedBy('The Little Homies', 'The Lil Homies'))
    expect(totalCount).toBe(edges.length)
    expect(theirs.map(({ via }) => via)).toEqual(
      theirs.map(() => [{ id: 'artist:the-little-homies', name: 'The Little Homies' }]),
    )
    for (const { via, link, node } of edges) {
      expect(link.from.id).toBe(via[0]?.id ?? id)
      const part = link.segment ? ` (${link.segment})` : ''
      expect(link.sentence).toBe(`${via[0]?.name ?? name} directed ${node.title}${part}`)
    }
    const plain = await directed({ id, groups: false })
    expect(plain.edges.map(({ node, via }: Edge) => [node.id, via])).toEqual(own.map(({ node }) => [node.id, []]))
  })

  test("among Dave Free's are HUMBLE. and the two halves of God Is Gangsta, and both credits of King's Dead", async () => {
    const { edges }: { edges: Edge[] } = await directed({ id: 'artist:dave-free' })
    const sentences = (video: string) =>
      edges.filter(({ node }) => node.id === `video:${video}`).map(({ link }) => link.sentence)
    expect(sentences('humble')).toEqual(['The Little Homies directed HUMBLE.'])
    expect(sentences('god-is-gangsta').toSorted()).toEqual([
      'The Little Homies directed God Is Gangsta (For Sale?)',
      'The Little Homies directed God Is Gangsta (u)',
    ])
    expect(sentences('kings-dead').toSorted()).toEqual([
      "Dave Free directed King's Dead",
      "The Little Homies directed King's Dead",
    ])
    expect(sentences('n95')).toEqual(['Dave Free directed N95'])
  })

  test.each([[undefined], [['RELEASED_DESC']], [['LINK_SEGMENT_ASC', 'TITLE_DESC']]])(
    'pages of two, forward and backward, are the whole list in order %j',
    async (order) => {
      const whole = await directed({ id: 'artist:dave-free', order })
      const forward: Edge[] = []
      let after: string | undefined
      for (;;) {
        const page = await directed({ id: 'artist:dave-free', order, first: 2, after })
        forward.push(...page.edges)
        expect([page.totalCount, page.pageInfo.hasPreviousPage]).toEqual([whole.totalCount, after !== undefined])
        if (!page.pageInfo.hasNextPage) break
        after = page.pageInfo.endCursor
      }
      expect(forward).toEqual(whole.edges)
      const backward: Edge[] = []
      let before: string | undefined
      for (;;) {
        const page = await directed({ id: 'artist:dave-free', order, last: 2, before })
        backward.unshift(...page.edges)
        if (!page.pageInfo.hasPreviousPage) break
        before = page.pageInfo.startCursor
      }
      expect(backward).toEqual(whole.edges)
    },
  )
}
