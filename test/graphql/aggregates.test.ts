import { describe, expect, test } from 'vitest'
import { asking } from '../support/asking.ts'

const selected = (reads: ReturnType<typeof asking>['reads']) => reads.map(({ selection }) => selection)

describe('what is said of a whole list', () => {
  test('of a kind: how many, spans, years; the page does not matter, the filter does', async () => {
    const { ask } = asking()
    const { data, errors } = await ask(`{
      songs { aggregate { count duration { min max sum average } released { min max } byYear { year count } byRole { role count } } }
      videos(first: 1) { nodes { title } aggregate { count released { min max } byYear { year count } } }
      dated: videos(where: { released: { gte: "2022-06" } }) { aggregate { count released { min max } } }
    }`)
    expect(errors).toEqual([])
    expect(data).toEqual({
      songs: {
        aggregate: {
          count: 3,
          duration: { min: 195, max: 341, sum: 536, average: 268 },
          released: null,
          byYear: [],
          byRole: [],
        },
      },
      videos: {
        nodes: [{ title: 'May I Have This Dance' }],
        aggregate: {
          count: 3,
          released: { min: '2022-05-14', max: '2022-09-01' },
          byYear: [{ year: 2022, count: 2 }],
        },
      },
      dated: { aggregate: { count: 1, released: { min: '2022-09-01', max: '2022-09-01' } } },
    })
  })

  test('of links: each link counts, by role, at every depth', async () => {
    const { ask } = asking()
    const { data } = await ask(`{ artist(id: "artist:kendrick") {
      songs {
        totalCount
        aggregate { count duration { sum } byRole { role count } }
        nodes { albums { aggregate { count byYear { year count } } } }
      }
      directed(linkWhere: { position: { gt: 9 } }) { aggregate { count byRole { count } } }
    } }`)
    const album = { albums: { aggregate: { count: 2, byYear: [{ year: 2022, count: 2 }] } } }
    expect(data.artist).toEqual({
      songs: {
        totalCount: 3,
        aggregate: {
          count: 3,
          duration: { sum: 341 + 195 + 195 },
          byRole: [
            { role: 'main', count: 2 },
            { role: 'vocals', count: 1 },
          ],
        },
        nodes: [album, album, album],
      },
      directed: { aggregate: { count: 0, byRole: [] } },
    })
  })

  test('of a view and of a chain, which has no roles', async () => {
    const { ask, reads } = asking()
    const { data } = await ask(`{ album(id: "album:morale") {
      tracks { aggregate { duration { sum } } }
      later: tracks(edition: "later") { aggregate { count byRole { role } } }
      videos { aggregate { count byYear { year count } byRole { role count } } }
    } }`)
    expect(data.album).toEqual({
      tracks: { aggregate: { duration: { sum: 536 } } },
      later: { aggregate: { count: 3, byRole: [] } },
      videos: { aggregate: { count: 2, byYear: [{ year: 2022, count: 2 }], byRole: [] } },
    })
    expect(JSON.stringify(selected(reads))).not.toContain('"roles"')
  })

  test('names only what was asked, without rows; the same asked twice is read once', async () => {
    const { ask, reads } = asking()
    const { data } = await ask(
      `query ($no: Boolean = false) { videos {
        aggregate { __typename a: duration { __typename min } byYear @include(if: $no) { year } }
        again: aggregate { duration { average } count @skip(if: true) released @include(if: $no) { min } }
      } }`,
    )
    expect(data.videos).toEqual({
      aggregate: { __typename: 'VideoAggregate', a: null },
      again: { duration: null },
    })
    const node = { kind: 'Video', properties: [], refs: [], links: [] }
    const list = { node, order: expect.anything(), total: false }
    const aggregate = { spans: [{ property: 'duration', sum: true }] }
    expect(selected(reads)).toEqual([{ by: 'list', list: { ...list, aggregate } }])
    await ask('{ videos { aggregate { __typename count } } songs { aggregate { __typename } } }')
    expect(selected(reads).slice(1)).toEqual([
      { by: 'list', list: { ...list, total: true } },
      { by: 'list', list: { ...list, node: { ...node, kind: 'Song' } } },
    ])
  })

  test('counts by the year each kind says', async () => {
    const { ask, reads } = asking()
    await ask(
      '{ artists { aggregate { byYear { year } } } nominations { aggregate { byYear { year } ceremonyYear { max } } } }',
    )
    const said = selected(reads).map((selection) => selection.by === 'list' && selection.list.aggregate)
    expect(said).toEqual([
      { spans: [], years: 'began' },
      { spans: [{ property: 'ceremonyYear', sum: false }], years: 'ceremonyYear' },
    ])
  })
})
