import { model } from '../../../src/model/index.ts'
import type {
  AggregateSelection,
  Filter,
  LinkSelection,
  ListSelection,
  NodeSelection,
  OrderTerm,
  Page,
  Selection,
} from '../../../src/store/selection.ts'
import type { Draft } from '../../support/draft.ts'

/** A selection whose statement is kept, and what its plan must show. */
export interface Kept {
  readonly draft: Draft<Selection>
  /** `Song(titleKey, id)`: an index that must be used; `Song(`: any of the kind. Absent where none can help. */
  readonly index?: string
  /** The order is read off the index: nothing is sorted. */
  readonly unsorted?: true
}

// No value may look like a part of a statement: each is looked for in the text.
const text = { value: 'zz-text' }
const other = { value: 'zz-other' }
const date = { value: '2047-11-12' }
const number = { value: 470_011 }
const id = { value: 'artist:zz-id' }
const texts = { value: ['zz-one', 'zz-two'] }
const known = { value: ['PERFORMED zz-key zz-from zz-to', 'BORN_IN zz-key zz-from zz-to'] }
const size = { value: 470_020 }

const node = (kind: string, more: Partial<Draft<NodeSelection>> = {}): Draft<NodeSelection> => ({
  kind,
  properties: [],
  refs: [],
  links: [],
  ...more,
})
const page = (more: Partial<Draft<Page>> = {}): Draft<Page> => ({
  size,
  backward: false,
  peek: false,
  keys: false,
  ...more,
})
const list = (kind: string, more: Partial<Draft<ListSelection>> = {}): Draft<Selection> => ({
  by: 'list',
  list: { node: node(kind), order: [], page: page(), total: false, ...more },
})
const links = (kind: string, field: string, more: Partial<Draft<LinkSelection>> = {}): Draft<LinkSelection> => ({
  field,
  node: node(model.field(kind, field)!.target),
  link: { properties: [], refs: [] },
  order: [],
  page: page(),
  total: false,
  ...more,
})
const one = (kind: string, ...selected: Draft<LinkSelection>[]): Draft<Selection> => ({
  by: 'ids',
  ids: { value: [`${model.kinds.get(kind)!.prefix}:zz-id`] },
  of: [node(kind, { links: selected })],
})
const by = (property: string, descending = false, on: OrderTerm['on'] = 'node'): OrderTerm => ({
  on,
  property,
  descending,
})
const told: AggregateSelection = {
  spans: [
    { property: 'released', sum: false },
    { property: 'duration', sum: true },
  ],
  years: 'released',
}
const sources = { property: 'sources', node: node('Source', { properties: ['name', 'url'] }) }
const isDave: Draft<Filter> = { op: 'eq', property: 'id', value: id }

export const kept: Readonly<Record<string, Kept>> = {
  'nodes by id': {
    draft: {
      by: 'ids',
      ids: texts,
      of: [node('Artist', { properties: ['name', 'aliases', 'externalIds', 'disputed'] })],
    },
    index: 'Artist(id)',
  },
  'links by name': {
    draft: {
      by: 'ids',
      ids: texts,
      of: [node('Artist')],
      links: { known, properties: ['role', 'attributes'], refs: [] },
    },
    index: 'PERFORMED(key)',
    unsorted: true,
  },
  'links by name with their sources beside nodes': {
    draft: {
      by: 'ids',
      ids: texts,
      of: [node('Artist', { properties: ['name'] }), node('Place')],
      links: { known, properties: ['confidence'], refs: [sources] },
    },
    index: 'Source(id)',
  },
  'nodes of several kinds by id': {
    draft: { by: 'ids', ids: texts, of: [node('Artist', { properties: ['name'] }), node('Song', { refs: [sources] })] },
    index: 'Song(id)',
  },
  'node by an outside id': {
    draft: {
      by: 'externalId',
      source: text,
      id: other,
      of: [node('Artist', { properties: ['name'] }), node('Video', { properties: ['title'] })],
    },
    index: 'ExternalId(source, value)',
  },
  'references of a node and of its records': {
    draft: {
      by: 'ids',
      ids: texts,
      of: [
        node('Album', {
          properties: ['editions'],
          refs: [sources, { property: 'editions', node: node('Company', { properties: ['name'] }) }],
        }),
      ],
    },
    index: 'Company(id)',
  },
  'a list by how many links, from its start': {
    draft: list('Artist', { order: [by('directedCount', true)], page: page({ peek: true, keys: true }) }),
    index: 'Artist(directedCount, id)',
    unsorted: true,
  },
  'a list by how many links, beyond a number': {
    draft: list('Artist', { order: [by('directedCount')], page: page({ beyond: { keys: [number], id } }) }),
    index: 'Artist(directedCount, id)',
    unsorted: true,
  },
  'a list by how many links, back from one without': {
    draft: list('Artist', {
      order: [by('directedCount', true)],
      page: page({ backward: true, beyond: { keys: [null], id } }),
    }),
    index: 'Artist(directedCount, id)',
    unsorted: true,
  },
  'lists below lists': {
    draft: one(
      'Artist',
      links('Artist', 'videos', {
        order: [by('released', true)],
        node: node('Video', {
          properties: ['title'],
          links: [
            links('Video', 'songs', {
              order: [by('position', false, 'link')],
              node: node('Song', { links: [links('Song', 'performers', { order: [by('position', false, 'link')] })] }),
            }),
            links('Video', 'directors', { node: node('Artist', { properties: ['name'] }) }),
          ],
        }),
      }),
    ),
    index: 'Artist(id)',
  },
  'links with their own values': {
    draft: one(
      'Video',
      links('Video', 'crew', {
        order: [by('role', true, 'link'), by('name')],
        page: page({ peek: true, keys: true }),
        link: { properties: ['role', 'attributes'], refs: [sources] },
      }),
    ),
    index: 'Source(id)',
  },
  'links by a text of their far nodes': {
    draft: one('Artist', links('Artist', 'songs', { order: [by('title')] })),
    index: 'Song(titleKey, id)',
  },
  'links by a text of their far nodes, beyond a position': {
    draft: one(
      'Artist',
      links('Artist', 'songs', {
        order: [by('title')],
        page: page({ beyond: { keys: [text], id, link: other } }),
      }),
    ),
    index: 'Song(titleKey, id)',
  },
  'links beyond a position': {
    draft: one(
      'Artist',
      links('Artist', 'directed', {
        order: [by('released', true), by('position', false, 'link')],
        page: page({ beyond: { keys: [date, null], id, link: text } }),
      }),
    ),
    index: 'Artist(id)',
  },
  'links before a position': {
    draft: one(
      'Artist',
      links('Artist', 'directed', {
        order: [by('released', true), by('position', false, 'link')],
        page: page({ backward: true, beyond: { keys: [date, null], id, link: text } }),
      }),
    ),
    index: 'Artist(id)',
  },
  'filtered links and their total': {
    draft: one(
      'Artist',
      links('Artist', 'songs', {
        where: { op: 'gte', property: 'released', value: date },
        linkWhere: { op: 'eq', property: 'role', value: text },
        total: true,
      }),
    ),
    index: 'Artist(id)',
  },
  'totals of links': {
    draft: one(
      'Artist',
      ...['directed', 'songs', 'members'].map((field) => {
        const { page: _, ...unpaged } = links('Artist', field, { total: true })
        return unpaged
      }),
    ),
    index: 'Artist(id)',
  },
  'both ends of a self link': {
    draft: one('Song', links('Song', 'samples'), links('Song', 'sampledBy')),
    index: 'Song(id)',
  },
  'a view by the parent and by a value': {
    draft: one('Album', links('Album', 'tracks', { total: true }), links('Album', 'tracks', { narrow: text })),
    index: 'Album(id)',
  },
  'a chain with the nodes between': {
    draft: one(
      'Album',
      links('Album', 'videos', { order: [by('released')], via: node('Song', { properties: ['title'] }), total: true }),
    ),
    index: 'Album(id)',
  },
  'links through groups, beyond a position, and their total': {
    draft: one(
      'Artist',
      links('Artist', 'directed', {
        through: true,
        via: node('Artist', { properties: ['name', 'externalIds'], links: [links('Artist', 'members')] }),
        order: [by('released', true)],
        page: page({ peek: true, beyond: { keys: [date], id, link: text } }),
        linkWhere: { op: 'eq', property: 'role', value: other },
        total: true,
      }),
      links('Artist', 'directed', { through: true, order: [by('released')], total: true }),
    ),
    index: 'Artist(id)',
  },
  'a root list by a text': {
    draft: list('Song', { order: [by('title')], page: page({ peek: true, keys: true }) }),
    index: 'Song(titleKey, id)',
    unsorted: true,
  },
  'a root list by a text, beyond': {
    draft: list('Song', { order: [by('title', true)], page: page({ beyond: { keys: [text], id } }) }),
    index: 'Song(titleKey, id)',
    unsorted: true,
  },
  'a root list by a text, from its end': {
    draft: list('Song', { order: [by('title')], page: page({ backward: true }) }),
    index: 'Song(titleKey, id)',
    unsorted: true,
  },
  'a root list by id, beyond': {
    draft: list('Song', { page: page({ beyond: { keys: [], id } }) }),
    index: 'Song(id)',
    unsorted: true,
  },
  'a root list whose key may be missing': {
    draft: list('Video', { order: [by('released', true)], node: node('Video', { properties: ['title', 'released'] }) }),
    index: 'Video(released, id)',
    unsorted: true,
  },
  'a root list whose key may be missing, beyond a value': {
    draft: list('Video', { order: [by('released')], page: page({ beyond: { keys: [date], id } }) }),
    index: 'Video(released, id)',
    unsorted: true,
  },
  'a root list whose key may be missing, beyond the last value': {
    draft: list('Video', { order: [by('released')], page: page({ beyond: { keys: [null], id } }) }),
    index: 'Video(id)',
    unsorted: true,
  },
  'a root list whose key may be missing, before a missing one': {
    draft: list('Video', { order: [by('released')], page: page({ backward: true, beyond: { keys: [null], id } }) }),
    index: 'Video(released, id)',
    unsorted: true,
  },
  'a root list by two keys, beyond': {
    draft: list('Video', {
      order: [by('title'), by('released', true)],
      page: page({ beyond: { keys: [text, date], id } }),
    }),
    index: 'Video(titleKey, id)',
  },
  'a root list with its total': {
    draft: list('Artist', { order: [by('name')], total: true }),
    index: 'Artist(nameKey, id)',
    unsorted: true,
  },
  'a root list filtered by its index': {
    draft: list('Song', {
      order: [by('title')],
      where: { op: 'startsWith', property: 'title', value: text },
      total: true,
    }),
    index: 'Song(titleKey, id)',
    unsorted: true,
  },
  'every comparison': {
    draft: list('Song', {
      order: [by('version')],
      where: {
        op: 'and',
        of: [
          { op: 'eq', property: 'title', value: text },
          { op: 'ne', property: 'title', value: other, exact: true },
          { op: 'in', property: 'version', values: texts },
          { op: 'gt', property: 'duration', value: number },
          { op: 'lte', property: 'released', value: date },
          { op: 'contains', property: 'version', value: text },
          { op: 'endsWith', property: 'version', value: text, exact: true },
          { op: 'isNull', property: 'note', is: true },
          { op: 'hasAny', property: 'isrcs', values: texts },
          { op: 'hasAll', property: 'sources', values: texts },
          {
            op: 'or',
            of: [
              { op: 'or', of: [] },
              { op: 'not', of: { op: 'eq', property: 'duration', value: number } },
            ],
          },
        ],
      },
    }),
    index: 'Song(',
  },
  'links that some, none and all': {
    draft: list('Video', {
      order: [by('title')],
      where: {
        op: 'and',
        of: [
          { op: 'some', field: 'directors', link: { op: 'eq', property: 'role', value: text } },
          { op: 'none', field: 'songs', node: { op: 'gt', property: 'released', value: date } },
          { op: 'all', field: 'companies', node: { op: 'eq', property: 'name', value: other } },
          { op: 'some', field: 'albums', node: { op: 'eq', property: 'title', value: text } },
        ],
      },
    }),
    index: 'Video(titleKey, id)',
    unsorted: true,
  },
  'a root list found from an id': {
    draft: list('Song', {
      order: [by('released', true)],
      where: {
        op: 'and',
        of: [
          { op: 'some', field: 'performers', node: isDave, link: { op: 'eq', property: 'role', value: text } },
          { op: 'gte', property: 'released', value: date },
        ],
      },
      total: true,
    }),
    index: 'Artist(id)',
  },
  'a root list found from an id two steps away': {
    draft: list('Video', {
      where: {
        op: 'some',
        field: 'directors',
        node: { op: 'some', field: 'directed', node: { op: 'some', field: 'artists', node: isDave } },
      },
      page: page({ beyond: { keys: [], id: text } }),
    }),
    index: 'Artist(id)',
  },
  'a total of what fits': {
    draft: {
      by: 'list',
      list: {
        node: node('Video'),
        order: [],
        total: true,
        where: { op: 'eq', property: 'status', value: text },
      },
    },
  },
  'what is said of a kind': {
    // Every node of it is read.
    draft: list('Video', { order: [by('released')], total: true, aggregate: told }),
    unsorted: true,
  },
  'what is said of what fits': {
    draft: {
      by: 'list',
      list: {
        node: node('Song'),
        order: [],
        total: false,
        where: { op: 'some', field: 'performers', node: isDave },
        aggregate: { spans: [], years: 'released' },
      },
    },
    index: 'Artist(id)',
  },
  'what is said of links': {
    draft: one(
      'Artist',
      links('Artist', 'videos', {
        order: [by('released')],
        total: true,
        where: { op: 'gte', property: 'released', value: date },
        linkWhere: { op: 'ne', property: 'role', value: text },
        aggregate: { ...told, roles: 'role' },
      }),
      links('Artist', 'directed', {
        node: node('Video', { links: [links('Video', 'crew', { aggregate: { spans: [], roles: 'role' } })] }),
      }),
    ),
    index: 'Artist(id)',
  },
  'what is said of a view and of a chain': {
    draft: one(
      'Album',
      links('Album', 'tracks', { narrow: text, aggregate: told }),
      links('Album', 'videos', { aggregate: told }),
    ),
    index: 'Album(id)',
  },
}
