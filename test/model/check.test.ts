import { describe, expect, it } from 'vitest'
import { checkModel } from '../../src/model/check.ts'
import { type Chain, type Kind, kind, type Link, link, type ThroughGroups, type View } from '../../src/model/define.ts'
import { model, modelOf } from '../../src/model/index.ts'
import { choice, integer, partialDate, records, refs, text, texts } from '../../src/model/properties.ts'

const person = kind({
  name: 'Person',
  prefix: 'person',
  plural: 'people',
  display: 'name',
  searched: ['name'],
  externalKeys: ['outside-id'],
  naturalKey: ['name'],
  properties: { name: text({ required: true, indexed: true }), nicknames: texts() },
})
const work = kind({
  name: 'Work',
  prefix: 'work',
  plural: 'works',
  display: 'title',
  searched: ['title'],
  externalKeys: [],
  naturalKey: ['title'],
  properties: {
    title: text({ required: true }),
    sort: choice('WorkSort', ['BOOK', 'PLAY']),
    out: partialDate(),
    mainPart: text({ required: true, fallback: () => 'all' }),
    subtitle: text(),
  },
})
const source = kind({
  name: 'Source',
  prefix: 'source',
  plural: 'sources',
  display: 'name',
  searched: ['name'],
  externalKeys: [],
  naturalKey: [],
  properties: { name: text({ required: true }) },
})
const made = link({
  type: 'MADE',
  ends: [{ from: 'Person', to: 'Work', out: 'made', in: 'makers', outOrder: ['-out'], inOrder: ['link.position'] }],
  properties: { role: text(), part: text(), position: integer({ required: true }), tags: texts() },
  identity: ['role'],
  phrase: { out: '{from} made {to}[ as {role}[ of {part}]]', in: '{to} was made by {from} at {position}' },
})
const cites = link({
  type: 'CITES',
  ends: [{ from: 'Work', to: 'Work', out: 'cites', in: 'citedBy' }],
  phrase: { out: '{from} cites {to}', in: '{to} is cited by {from}' },
})
const joined = link({
  type: 'JOINED',
  ends: [{ from: 'Person', to: 'Person', out: 'joined', in: 'joiners' }],
  phrase: { out: '{from} joined {to}', in: '{to} was joined by {from}' },
})
const throughGroups: ThroughGroups = { kind: 'Person', field: 'made', groups: 'joined', argument: 'viaGroups' }
const view: View = { kind: 'Work', field: 'mainMakers', of: 'makers', property: 'part', parent: 'mainPart' }
const chain: Chain = { kind: 'Person', field: 'cited', steps: ['made', 'cites'], order: ['title'] }

interface Parts {
  kinds: Kind[]
  links: Link[]
  views: View[]
  chains: Chain[]
  throughGroups: ThroughGroups[]
}
type Planted<T> = (good: T) => object

/** The small model with some of its declarations changed. */
function faults(change: {
  person?: Planted<typeof person>
  work?: Planted<typeof work>
  made?: Planted<typeof made>
  cites?: Planted<typeof cites>
  view?: object
  chain?: object
  through?: object
  more?: Partial<Parts>
}): string[] {
  const changed = <T>(good: T, by?: Planted<T>) => ({ ...good, ...by?.(good) })
  return checkModel(
    modelOf({
      kinds: [changed(person, change.person), changed(work, change.work), source, ...(change.more?.kinds ?? [])],
      links: [
        changed(made, change.made),
        changed(cites, change.cites),
        joined,
        ...(change.more?.links ?? []),
      ] as Link[],
      views: [{ ...view, ...change.view }, ...(change.more?.views ?? [])],
      chains: [{ ...chain, ...change.chain } as Chain, ...(change.more?.chains ?? [])],
      throughGroups: [{ ...throughGroups, ...change.through }, ...(change.more?.throughGroups ?? [])],
    }),
  )
}
const withProperties =
  (more: object) =>
  <T extends { properties: object }>({ properties }: T) => ({ properties: { ...properties, ...more } })
const yearless = (kind: string, property: string) =>
  `Kind ${kind}: its year is told by ${property}, which is no date or integer of it that is shown.`

describe('the check of the model', () => {
  it('finds nothing wrong with the model of Linernotes', () => {
    expect(checkModel(model)).toEqual([])
  })

  it('finds nothing wrong with a small sound model', () => {
    expect(faults({})).toEqual([])
  })

  it.each<[string, Parameters<typeof faults>[0], string]>([
    [
      'a kind in lower case',
      { more: { kinds: [{ ...source, name: 'place', prefix: 'place', plural: 'places' }] } },
      'Kind place: "place" is not written like "Artist".',
    ],
    [
      'a prefix with capitals',
      { person: () => ({ prefix: 'Person' }) },
      'Kind Person: "Person" is not written like "artist".',
    ],
    [
      'a plural with a hyphen',
      { person: () => ({ plural: 'per-sons' }) },
      'Kind Person: "per-sons" is not written like "artists".',
    ],
    [
      'an outside database in capitals',
      { person: () => ({ externalKeys: ['ISNI'] }) },
      'Kind Person: "ISNI" is not written like "discogs-artist".',
    ],
    [
      'a display property that does not exist',
      { person: () => ({ display: 'label' }) },
      'Kind Person: its display property label must be a required text that is shown.',
    ],
    [
      'a display property that may be missing',
      { work: () => ({ display: 'subtitle' }) },
      'Kind Work: its display property subtitle must be a required text that is shown.',
    ],
    [
      'a hidden display property',
      { work: withProperties({ title: text({ required: true, hidden: true }) }) },
      'Kind Work: its display property title must be a required text that is shown.',
    ],
    [
      'a "name" that is not shown as the name',
      { work: withProperties({ name: text() }) },
      'Kind Work: it has a property "name", so that must be its display property.',
    ],
    [
      'a search through what is no text',
      { work: () => ({ searched: ['out'] }) },
      'Kind Work: it is searched by out, which is no text of it.',
    ],
    [
      'a natural key of unknown properties',
      { work: () => ({ naturalKey: ['title', 'year'] }) },
      'Kind Work: its natural key names year, which is no plain property of it.',
    ],
    [
      'a property named as a field of the API',
      { work: withProperties({ id: text() }) },
      'Kind Work.id: the name is taken by the API; choose another.',
    ],
    [
      'a property named as the filter on sources',
      { work: withProperties({ source: text() }) },
      'Kind Work.source: the name is taken by the API; choose another.',
    ],
    [
      'a link property named as one of its ends',
      { made: withProperties({ from: text() }) },
      'Link MADE.from: the name is taken by the API; choose another.',
    ],
    [
      'a property in snake case',
      { work: withProperties({ sub_title: text() }) },
      'Kind Work.sub_title: "sub_title" is not written like "sortName".',
    ],
    [
      'two properties that differ in case',
      { work: withProperties({ subTitle: text() }) },
      'Kind Work: two properties differ only in case: subtitle.',
    ],
    [
      'a fallback of something that may be missing',
      { work: withProperties({ size: text({ fallback: () => 'big' }) }) },
      'Kind Work.size has a fallback and may be missing all the same: require it.',
    ],
    [
      'a choice in lower case',
      { work: withProperties({ size: choice('Size', ['big']) }) },
      'Kind Work.size: "big" is not written like "SHORT_FILM".',
    ],
    [
      'a choice without values',
      { work: withProperties({ size: choice('Size', []) }) },
      'Kind Work.size: it offers no value.',
    ],
    [
      'a choice that repeats a value',
      { work: withProperties({ size: choice('Size', ['BIG', 'BIG']) }) },
      'Kind Work.size: it offers BIG twice.',
    ],
    [
      'a choice named like a field',
      { work: withProperties({ size: choice('size', ['BIG']) }) },
      'Kind Work.size: "size" is not written like "AlbumType".',
    ],
    [
      'references to no kind',
      { work: withProperties({ shops: refs('Shop') }) },
      'Kind Work.shops refers to Shop, which is no kind of the model.',
    ],
    [
      'a record told apart by no field of it',
      { work: withProperties({ prices: records('Price', { sum: integer() }, { identity: ['shop' as 'sum'] }) }) },
      'Kind Work.prices: it is told apart by shop, which is no field of it.',
    ],
    [
      'a record that nothing tells apart',
      { work: withProperties({ prices: records('Price', { sum: integer() }, { identity: [] }) }) },
      'Kind Work.prices: nothing tells two of them apart: give it an identity.',
    ],
    [
      'a record that refers by a number',
      {
        work: withProperties({
          prices: records('Price', { sum: integer() }, { identity: ['sum'], kind: 'Source', refers: ['sum'] }),
        }),
      },
      'Kind Work.prices: sum shall refer to nodes, but is neither text nor refs.',
    ],
    [
      'a record that refers by no field of it',
      {
        work: withProperties({
          prices: records('Price', { sum: integer() }, { identity: ['sum'], kind: 'Source', refers: ['by' as 'sum'] }),
        }),
      },
      'Kind Work.prices: by shall refer to nodes, but is no field of it.',
    ],
    [
      'a record that hides what it refers to',
      {
        work: withProperties({
          prices: records('Price', { sum: integer(), told: refs('Source') }, { identity: ['sum'] }),
        }),
      },
      'Kind Work.prices: told holds ids, but is not among "refers".',
    ],
    [
      'records inside records',
      {
        work: withProperties({
          prices: records(
            'Price',
            { sum: integer(), parts: records('Part', { sum: integer() }, { identity: ['sum'] }) },
            { identity: ['sum'] },
          ),
        }),
      },
      'Kind Work.prices: parts holds records inside records, which no engine keeps.',
    ],
    [
      'a record with a hidden field',
      { work: withProperties({ prices: records('Price', { sum: integer({ hidden: true }) }, { identity: ['sum'] }) }) },
      "Kind Work.prices: sum is hidden, which a record's field cannot be.",
    ],
    [
      'a link type in camel case',
      { made: () => ({ type: 'madeBy' }) },
      'Link madeBy: "madeBy" is not written like "TRACK_OF".',
    ],
    ['a link without ends', { cites: () => ({ ends: [] }) }, 'Link CITES: it joins nothing: give it a pair of ends.'],
    [
      'a link to an unknown kind',
      { made: () => ({ ends: [{ from: 'Person', to: 'Book', out: 'made', in: 'makers' }] }) },
      'Link MADE: it ends at Book, which is no kind of the model.',
    ],
    [
      'an identity of unknown properties',
      { made: () => ({ identity: ['year'] }) },
      'Link MADE: its identity names year, which is no property of it.',
    ],
    [
      'an identity of a list',
      { made: () => ({ identity: ['tags'] }) },
      'Link MADE: its identity names tags, a list; it takes single values only.',
    ],
    [
      'an order by an unknown property',
      { made: ({ ends }) => ({ ends: [{ ...ends[0]!, outOrder: ['year'] }] }) },
      'Person.made is ordered by year, which does not exist.',
    ],
    [
      'an order by an unknown property of the link',
      { made: ({ ends }) => ({ ends: [{ ...ends[0]!, inOrder: ['link.year'] }] }) },
      'Work.makers is ordered by link.year, which does not exist.',
    ],
    [
      'an order by a list',
      { made: ({ ends }) => ({ ends: [{ ...ends[0]!, inOrder: ['-nicknames'] }] }) },
      'Work.makers is ordered by nicknames, which has no order: take a text, number or date.',
    ],
    [
      'an empty order',
      { made: ({ ends }) => ({ ends: [{ ...ends[0]!, inOrder: [] }] }) },
      'Work.makers: its order is empty.',
    ],
    [
      'a phrase with an unknown blank',
      { cites: () => ({ phrase: { out: '{from} cites {to}[ in {year}]', in: '{to} {from}' } }) },
      'Link CITES: its phrase "out" has the blank {year}, which is no property of it.',
    ],
    [
      'a phrase with a list in it',
      { made: ({ phrase }) => ({ phrase: { ...phrase, in: '{to} {from}[ {tags}]' } }) },
      'Link MADE: its phrase "in" has the blank {tags}, which is a list.',
    ],
    [
      'a phrase that shows what may be missing',
      { made: ({ phrase }) => ({ phrase: { ...phrase, in: '{to} {from} {role}' } }) },
      'Link MADE: its phrase "in" has {role}, which may be missing, outside of [brackets].',
    ],
    [
      'a phrase with a bracket left open',
      { made: ({ phrase }) => ({ phrase: { ...phrase, in: '{to} {from}[ {role}' } }) },
      'Link MADE: its phrase "in" has brackets that do not close.',
    ],
    [
      'a phrase that begins with something else',
      { made: ({ phrase }) => ({ phrase: { ...phrase, in: 'by {from} was made {to}' } }) },
      'Link MADE: its phrase "in" must begin with {to}.',
    ],
    [
      'a phrase that leaves out an end',
      { cites: ({ phrase }) => ({ phrase: { ...phrase, out: '{from} cites[ {to}]' } }) },
      'Link CITES: its phrase "out" must hold {to}, outside of brackets.',
    ],
    ['a view of nothing', { view: { of: 'authors' } }, 'View Work.mainMakers: authors is no link field of Work.'],
    [
      'a view of a chain',
      { more: { views: [{ ...view, kind: 'Person', of: 'cited' }] } },
      'View Person.mainMakers: cited is no link field of Person.',
    ],
    ['a view by a list', { view: { property: 'tags' } }, 'View Work.mainMakers: tags is no single value of MADE.'],
    [
      'a view whose argument every list has',
      { made: withProperties({ first: text() }), view: { property: 'first' } },
      'View Work.mainMakers: the argument first is one that every list takes.',
    ],
    [
      'a view by an unknown property of its node',
      { view: { parent: 'part' } },
      'View Work.mainMakers: part is no property of Work.',
    ],
    [
      'a view by what may be missing',
      { view: { parent: 'subtitle' } },
      'View Work.mainMakers: Work.subtitle may be missing, and then it would show nothing.',
    ],
    [
      'a view that compares text with a number',
      { view: { property: 'position' } },
      'View Work.mainMakers: Work.mainPart and position are not of one type, so they never match.',
    ],
    [
      'a chain that starts nowhere',
      { chain: { steps: ['wrote', 'cites'] } },
      'Chain Person.cited: wrote is no link field of Person.',
    ],
    [
      'a chain whose second step does not exist',
      { chain: { steps: ['made', 'made'] } },
      'Chain Person.cited: made is no link field of Work.',
    ],
    [
      'a chain over a view',
      { chain: { kind: 'Work', steps: ['mainMakers', 'made'] } },
      'Chain Work.cited: mainMakers is no link field of Work.',
    ],
    [
      'a chain ordered by a link',
      { chain: { order: ['link.position'] } },
      'Person.cited is ordered by link.position, but a list over two links has no link to order by.',
    ],
    [
      'a list through groups that is none',
      { through: { field: 'wrote' } },
      'Through groups Person.wrote: wrote is no link field of Person.',
    ],
    [
      'a chain through groups',
      { through: { field: 'cited' } },
      'Through groups Person.cited: cited is no link field of Person.',
    ],
    [
      'a view through groups',
      { through: { kind: 'Work', field: 'mainMakers', groups: 'cites' } },
      'Through groups Work.mainMakers: mainMakers is no link field of Work.',
    ],
    [
      'groups that no link leads to',
      { through: { groups: 'bands' } },
      'Through groups Person.made: bands is no link field of Person.',
    ],
    [
      'groups over two links',
      { through: { groups: 'cited' } },
      'Through groups Person.made: cited is no link field of Person.',
    ],
    [
      'groups of another kind',
      { through: { groups: 'made' } },
      'Through groups Person.made: made leads to Work, but its groups must be of Person too.',
    ],
    [
      'an argument for groups that every list has',
      { through: { argument: 'first' } },
      'Through groups Person.made: the argument first is one that every list takes.',
    ],
    [
      'an argument for groups in capitals',
      { through: { argument: 'VIA' } },
      'Through groups Person.made: "VIA" is not written like "viaGroups".',
    ],
    [
      'a list that goes through groups twice',
      { more: { throughGroups: [{ ...throughGroups, groups: 'joiners', argument: 'viaMembers' }] } },
      'Through groups Person.made is declared twice.',
    ],
    [
      'a kind declared twice',
      { more: { kinds: [{ ...source, prefix: 'origin', plural: 'origins' }] } },
      'Kind Source is declared twice.',
    ],
    [
      'a link declared twice',
      { more: { links: [{ ...cites, ends: [{ from: 'Person', to: 'Person', out: 'cites', in: 'citedBy' }] }] } },
      'Link CITES is declared twice.',
    ],
    [
      'a prefix used twice',
      { work: () => ({ prefix: 'person' }) },
      'Two root fields are named person: give each kind a prefix and a plural of its own.',
    ],
    ['a year told by nothing', { work: () => ({ year: 'when' }) }, yearless('Work', 'when')],
    ['a year told by text', { work: () => ({ year: 'subtitle' }) }, yearless('Work', 'subtitle')],
    [
      'a year told by what is hidden',
      { work: () => ({ year: 'made', properties: { ...work.properties, made: integer({ hidden: true }) } }) },
      yearless('Work', 'made'),
    ],
    [
      'a property named like a part of its aggregate',
      { person: withProperties({ byYear: integer() }) },
      'Kind Person.byYear: the name is taken by the API; choose another.',
    ],
    [
      'a plural that is a root field of the API',
      { work: () => ({ plural: 'nodes' }) },
      'Two root fields are named nodes: give each kind a prefix and a plural of its own.',
    ],
    [
      'a list field in capitals',
      { chain: { field: 'Cited' } },
      'Person.Cited: "Cited" is not written like "appearedIn".',
    ],
    [
      'a list field declared twice',
      { cites: () => ({ ends: [{ from: 'Work', to: 'Work', out: 'cites', in: 'makers' }] }) },
      'Work.makers is declared twice, or the name is taken.',
    ],
    [
      'a link with one field for both its ends',
      { cites: () => ({ ends: [{ from: 'Work', to: 'Work', out: 'cites', in: 'cites' }] }) },
      'Work.cites is declared twice, or the name is taken.',
    ],
    [
      'a list field named like a property',
      { chain: { field: 'nicknames' } },
      'Person.nicknames is declared twice, or the name is taken.',
    ],
    [
      'a list field named like the display name',
      { view: { field: 'name' } },
      'Work.name is declared twice, or the name is taken.',
    ],
    [
      'a property that differs from link to link',
      { cites: withProperties({ position: text() }) },
      'position is integer on MADE, but text on CITES.',
    ],
    [
      'a choice with two lists of values',
      { person: withProperties({ sort: choice('WorkSort', ['BOOK']) }) },
      'WorkSort names a choice of BOOK and a choice of BOOK, PLAY: call one of them otherwise.',
    ],
    [
      'a choice named like a kind',
      { person: withProperties({ sort: choice('Work', ['BOOK']) }) },
      'Work names a kind and a choice of BOOK: call one of them otherwise.',
    ],
    [
      'a record named like a type of the API',
      { person: withProperties({ prices: records('PageInfo', { sum: integer() }, { identity: ['sum'] }) }) },
      'PageInfo names the API itself and records of sum integer: call one of them otherwise.',
    ],
  ])('complains of %s', (_, change, sentence) => {
    expect(faults(change)).toContain(sentence)
  })

  it('tells every fault at once', () => {
    expect(faults({ person: () => ({ prefix: 'P', plural: 'P s' }), chain: { steps: ['x', 'y'] } })).toHaveLength(3)
  })
})
