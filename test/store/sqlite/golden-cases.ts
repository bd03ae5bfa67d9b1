import type {
  AggregateSelection,
  Filter,
  LinkSelection,
  ListSelection,
  NodeSelection,
  OrderTerm,
  Page,
  Param,
  Selection,
} from '../../../src/store/selection.ts'

/** A selection whose statements are kept, with the steps of their plans that would be a fault elsewhere. */
export interface GoldenCase {
  readonly name: string
  readonly selection: Selection
  /** Why a plan may sort or scan here; without it none may. */
  readonly because?: string
}

/** Every value is this one, so that it can be looked for in the texts. */
export const planted = 'zebra4711'
const value: Param = { param: 0 }
const values: Param = { param: 1 }
const size: Param = { param: 2 }

const page: Page = { size, backward: false, peek: true, keys: true }
const after = (...keys: (Param | null)[]): Page => ({ ...page, beyond: { keys, id: value } })
const linkAfter = (...keys: (Param | null)[]): Page => ({ ...page, beyond: { keys, id: value, link: value } })
const by = (property: string, descending = false, on: OrderTerm['on'] = 'node'): OrderTerm => ({
  on,
  property,
  descending,
})

const node = (kind: string, more: Partial<NodeSelection> = {}): NodeSelection => ({
  kind,
  properties: [],
  refs: [],
  links: [],
  ...more,
})
const list = (kind: string, more: Partial<ListSelection> = {}): ListSelection => ({
  node: node(kind),
  order: [],
  page,
  total: false,
  ...more,
})
const link = (field: string, kind: string, more: Partial<LinkSelection> = {}): LinkSelection => ({
  field,
  link: { properties: [], refs: [] },
  ...list(kind, more),
})
const all = (kind: string, more: Partial<ListSelection> = {}): Selection => ({ by: 'list', list: list(kind, more) })
const at = (kind: string, ...links: LinkSelection[]): Selection => ({
  by: 'ids',
  ids: values,
  of: [node(kind, { links })],
})
const where = (kind: string, filter: Filter): Selection => all(kind, { where: filter })

const everythingOf = (years: string): AggregateSelection => ({
  spans: [
    { property: 'released', sum: false },
    { property: 'duration', sum: true },
  ],
  years,
})
const onlySaid = (field: string, kind: string, aggregate: AggregateSelection): LinkSelection => ({
  field,
  link: { properties: [], refs: [] },
  node: node(kind),
  order: [],
  total: false,
  aggregate,
})

const named = { op: 'eq', property: 'name', value } as const
const sortsLinks = 'the links of one node are sorted'

export const goldenCases: readonly GoldenCase[] = [
  {
    name: 'node-by-id',
    selection: {
      by: 'ids',
      ids: values,
      of: [node('Artist', { properties: ['name', 'disputed'], refs: [{ property: 'sources', node: node('Source') }] })],
    },
  },
  { name: 'list-by-name', selection: all('Artist', { order: [by('name')] }) },
  { name: 'list-by-name-after', selection: all('Artist', { order: [by('name')], page: after(value) }) },
  {
    name: 'list-by-name-descending-after',
    selection: all('Artist', { order: [by('name', true)], page: after(value) }),
  },
  { name: 'list-by-id', selection: all('Artist') },
  { name: 'list-by-released-after-missing', selection: all('Song', { order: [by('released')], page: after(null) }) },
  {
    name: 'list-by-released-before-missing',
    selection: all('Song', { order: [by('released')], page: { ...after(null), backward: true } }),
  },
  {
    name: 'list-by-released-last',
    selection: all('Song', { order: [by('released', true)], page: { ...page, backward: true } }),
  },
  {
    name: 'list-by-two-after',
    selection: all('Song', { order: [by('released', true), by('title')], page: after(value, value) }),
    because: 'songs of one date are sorted by title',
  },
  { name: 'list-by-count', selection: all('Artist', { order: [by('directedCount', true)] }) },
  { name: 'list-by-count-after', selection: all('Artist', { order: [by('directedCount', true)], page: after(value) }) },
  {
    name: 'list-by-count-after-missing',
    selection: all('Artist', { order: [by('directedCount')], page: after(null) }),
  },
  {
    name: 'list-by-count-before-missing',
    selection: all('Artist', { order: [by('directedCount')], page: { ...after(null), backward: true } }),
  },
  {
    name: 'list-by-count-last',
    selection: all('Artist', { order: [by('directedCount', true)], page: { ...page, backward: true } }),
  },
  {
    name: 'links-by-count',
    selection: at('Song', link('performers', 'Artist', { order: [by('directedCount', true)] })),
    because: sortsLinks,
  },
  { name: 'filter-name', selection: where('Artist', named) },
  {
    name: 'filter-name-among',
    selection: where('Artist', { op: 'in', property: 'name', values }),
    because: 'those found are sorted',
  },
  {
    name: 'filter-prefix',
    selection: where('Artist', { op: 'startsWith', property: 'name', value }),
    because: 'those found are sorted',
  },
  {
    name: 'filter-prefix-by-name',
    selection: all('Artist', { where: { op: 'startsWith', property: 'name', value }, order: [by('name')] }),
  },
  { name: 'filter-contains', selection: where('Artist', { op: 'contains', property: 'realName', value }) },
  {
    name: 'filter-not',
    selection: where('Song', {
      op: 'not',
      of: {
        op: 'or',
        of: [
          { op: 'gt', property: 'released', value },
          { op: 'isNull', property: 'duration', is: true },
        ],
      },
    }),
  },
  { name: 'filter-sources', selection: where('Song', { op: 'hasAll', property: 'sources', values }) },
  {
    name: 'filter-linked-to-id',
    selection: where('Video', { op: 'some', field: 'directors', node: { op: 'eq', property: 'id', value } }),
    because: 'those found are sorted',
  },
  {
    name: 'filter-linked-to-id-twice-removed',
    selection: where('Video', {
      op: 'some',
      field: 'directors',
      node: { op: 'some', field: 'directed', node: { op: 'in', property: 'id', values } },
    }),
    because: 'those found are sorted',
  },
  {
    name: 'filter-some',
    selection: where('Video', {
      op: 'some',
      field: 'directors',
      node: named,
      link: { op: 'eq', property: 'role', value },
    }),
  },
  { name: 'filter-none', selection: where('Video', { op: 'none', field: 'directors' }) },
  { name: 'filter-all', selection: where('Video', { op: 'all', field: 'directors', node: named }) },
  {
    name: 'filter-some-of-chain',
    selection: where('Album', { op: 'some', field: 'videos', node: { op: 'eq', property: 'title', value } }),
  },
  {
    name: 'total',
    selection: all('Video', { total: true, where: { op: 'contains', property: 'title', value } }),
  },
  {
    name: 'links-nested',
    selection: at(
      'Artist',
      link('videos', 'Video', {
        order: [by('released')],
        node: node('Video', { links: [link('directors', 'Artist', { order: [by('position', false, 'link')] })] }),
      }),
    ),
    because: sortsLinks,
  },
  {
    name: 'links-of-hub',
    selection: at('Artist', link('songs', 'Song', { order: [by('title')], total: true })),
    because: sortsLinks,
  },
  {
    name: 'links-of-hub-after',
    selection: at('Artist', link('songs', 'Song', { order: [by('released')], page: linkAfter(value) })),
    because: sortsLinks,
  },
  {
    name: 'links-filtered',
    selection: at(
      'Artist',
      link('songs', 'Song', {
        where: { op: 'gte', property: 'released', value },
        linkWhere: { op: 'hasAny', property: 'sources', values },
        total: true,
      }),
    ),
    because: sortsLinks,
  },
  {
    name: 'links-of-view',
    selection: at(
      'Album',
      link('tracks', 'Song', { order: [by('disc', false, 'link'), by('position', false, 'link')] }),
    ),
    because: sortsLinks,
  },
  {
    name: 'links-through-groups',
    selection: at(
      'Artist',
      link('directed', 'Video', { through: true, order: [by('released')], via: node('Artist'), total: true }),
    ),
    because: sortsLinks,
  },
  {
    name: 'links-through-groups-after',
    selection: at(
      'Artist',
      link('directed', 'Video', {
        through: true,
        order: [by('released')],
        page: linkAfter(value),
        where: { op: 'eq', property: 'title', value },
        linkWhere: { op: 'eq', property: 'role', value },
        total: true,
      }),
    ),
    because: sortsLinks,
  },
  {
    name: 'chain',
    selection: at('Album', link('videos', 'Video', { order: [by('released')], via: node('Song'), total: true })),
    because: sortsLinks,
  },
  {
    name: 'aggregate-of-kind',
    selection: all('Video', { aggregate: everythingOf('released'), total: true }),
    because: 'every video is read',
  },
  {
    name: 'aggregate-of-years',
    selection: {
      by: 'list',
      list: { node: node('Video'), order: [], total: false, aggregate: { spans: [], years: 'released' } },
    },
    because: 'years are told by a part of the date',
  },
  {
    name: 'aggregate-of-links',
    selection: at('Artist', onlySaid('videos', 'Video', { ...everythingOf('released'), roles: 'role' })),
    because: 'the groups are sorted',
  },
  {
    name: 'aggregate-of-roles',
    selection: at('Artist', onlySaid('videos', 'Video', { spans: [], roles: 'role' })),
    because: 'the groups are sorted',
  },
  {
    name: 'aggregate-of-chain',
    selection: at('Album', onlySaid('videos', 'Video', everythingOf('released'))),
    because: 'the groups are sorted',
  },
]
