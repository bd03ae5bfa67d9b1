import { describe, expect, test } from 'vitest'
import type { Cited } from '../../src/ingest/cited.ts'
import { type CheckedNode, type Finding, Validator } from '../../src/ingest/validate.ts'
import { model } from '../../src/model/index.ts'

function check(entry: unknown) {
  const cited: Cited[] = []
  const refused: [string, Finding][] = []
  const node = new Validator(model).node(entry, {
    cite: (source) => cited.push(source),
    refuseLink: (type, finding) => refused.push([type, finding]),
  })
  return { node: node as CheckedNode & Finding, cited, refused }
}

const video = { kind: 'Video', id: 'video:x', properties: { title: 'X' } }
/** The reason a link of a video is refused for. */
const linkFault = (link: unknown) => check({ ...video, links: [link] }).refused[0]?.[1].reason

/** Lists in lists, deeper than a stack. */
const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth))

describe('an entry', () => {
  test('comes out with its values normalised', () => {
    const { node } = check({
      kind: 'Video',
      id: 'video:x',
      properties: { title: '  Cafe\u0301 ', released: '2022-09', duration: '341' },
      aliases: ['A', 'A'],
      confidence: 'high',
      note: null,
    })
    expect(node.properties).toEqual({
      title: 'Café',
      released: '2022-09',
      duration: 341,
      aliases: ['A'],
      confidence: 'HIGH',
    })
  })

  test('may write outside ids in three ways', () => {
    const ids = (externalIds: unknown) => check({ ...video, externalIds }).node.properties.externalIds
    expect(ids({ imvdb: '1', youtube: ['a', 'b'] })).toEqual([
      { source: 'imvdb', id: '1', url: null },
      { source: 'youtube', id: 'a', url: null },
      { source: 'youtube', id: 'b', url: null },
    ])
    expect(ids([{ source: 'imvdb', id: '1', url: 'https://imvdb.com/1' }])).toEqual([
      { source: 'imvdb', id: '1', url: 'https://imvdb.com/1' },
    ])
  })

  test('tells nothing by null or by an empty list', () => {
    const { node } = check({ kind: 'Video', id: 'video:x', properties: { title: null, urls: [] }, aliases: [] })
    expect(node.properties).toEqual({})
    expect(node.lacks).toBe('lacks title, which it must have')
  })

  test('cites sources by short id, by id and by address, also within its records', () => {
    const { node, cited } = check({
      ...video,
      properties: { title: 'X', releases: [{ date: '2022', sources: ['S3'] }] },
      sources: ['S1', 'source:S2', 'https://example.org/a'],
      claims: [{ field: 'released', value: '2021', followed: false, sources: ['S4'] }],
    })
    const address = cited.find((source) => source.address)!
    expect(address.id).toMatch(/^source:example\.org\.[0-9a-f]{8}$/)
    expect(node.properties.sources).toEqual(['source:S1', 'source:S2', address.id].sort())
    expect(node.properties.releases).toMatchObject([{ sources: ['source:S3'] }])
    expect(node.properties.claims).toMatchObject([{ sources: ['source:S4'] }])
    expect(cited.map(({ id }) => id).sort()).toEqual(
      ['source:S1', 'source:S2', 'source:S3', 'source:S4', address.id].sort(),
    )
  })

  test.each([
    [null, /is not an entry/],
    [{ kind: 'Film' }, /kind is none of Artist, Album/],
    [{ kind: 'toString' }, /kind is none of/],
    [{ ...video, id: 7 }, /id that is not text/],
    [{ ...video, id: 'artist:x' }, /does not start with "video:"/],
    [{ ...video, id: 'video:' }, /does not start with "video:"/],
    [{ ...video, id: 'video:é' }, /not printable ASCII/],
    [{ ...video, id: 'video:a b' }, /not printable ASCII/],
    [{ ...video, id: `video:${'a'.repeat(300)}` }, /more than 250 letters/],
    [{ ...video, title: 'X' }, /has title, which is no part of it; leave it out/],
    [{ ...video, properties: [] }, /properties is not an object/],
    [{ ...video, properties: { titel: 'X' } }, /the property titel, which is not declared/],
    [{ ...video, properties: JSON.parse('{"__proto__":1}') }, /the property __proto__, which is not declared/],
    [{ ...video, properties: { title: 'X', aliases: ['Y'] } }, /properties holds aliases, which belongs beside it/],
    [{ ...video, properties: { title: '' } }, /title is empty/],
    [{ ...video, properties: { title: 'X', released: '2022-02-30' } }, /released names a day that does not exist/],
    [{ ...video, properties: { title: 'X', duration: 1.5 } }, /duration is not a whole number/],
    [{ ...video, confidence: 'sure' }, /confidence is none of HIGH/],
    [{ ...video, sources: 'S1' }, /sources is not a list/],
    [{ ...video, sources: [1] }, /sources names something that is neither an id of a source nor an http address/],
    [{ ...video, sources: ['http://'] }, /sources names something/],
    [{ ...video, externalIds: { imvdb: 5 } }, /externalIds has id, which is not text/],
    [{ ...video, claims: [{ field: 'a', value: 'b' }] }, /claims lacks followed/],
    [{ ...video, links: {} }, /links is not a list/],
    [{ ...video, sources: [nested(100_000)] }, /sources names something/],
    [{ kind: nested(100_000) }, /kind is none of/],
  ])('that is faulty is refused with the reason (%#)', (entry, reason) => {
    expect(check(entry).node.reason).toMatch(reason)
  })

  test('is named in its refusal', () => {
    expect(check({ ...video, note: 5 }).node.about).toBe('video:x')
    expect(check({ kind: 'Video', properties: { title: 'Untold' }, note: 5 }).node.about).toBe('Untold')
  })
})

describe('a link', () => {
  test('takes the kind of its other end from its type', () => {
    const { node } = check({ ...video, links: [{ type: 'DIRECTED', from: { name: 'Jake' } }] })
    expect(node.links[0]).toMatchObject({
      side: 'from',
      other: { kind: { name: 'Artist' }, properties: { name: 'Jake' } },
    })
  })

  test('with a fault is refused alone', () => {
    const { node, refused } = check({
      ...video,
      links: [{ type: 'DIRECTED', from: { id: 'artist:a' } }, { type: 'DIRECTED' }, { type: 'CLAPPED', to: {} }],
    })
    expect(node.links).toHaveLength(1)
    expect(refused.map(([type]) => type)).toEqual(['DIRECTED', 'link'])
  })

  test.each([
    ['x', /is not a link/],
    [{ type: 'CLAPPED' }, /its type is none of APPEARED_IN, BORN_IN/],
    [{ type: 'DIRECTED' }, /exactly one of from and to/],
    [{ type: 'DIRECTED', from: { id: 'artist:a' }, to: { id: 'video:b' } }, /exactly one of from and to/],
    [{ type: 'DIRECTED', to: { id: 'video:b' } }, /cannot lead to a node from Video; it joins Artist to Video/],
    [{ type: 'DIRECTED', from: 'Jake' }, /from is not an object/],
    [{ type: 'DIRECTED', from: {} }, /from needs an id, externalIds or a name/],
    [{ type: 'DIRECTED', from: { id: 'director:a' } }, /an id of none of the kinds it can be: Artist/],
    [{ type: 'DIRECTED', from: { id: 'company:a' } }, /an id of none of the kinds it can be: Artist/],
    [{ type: 'DIRECTED', from: { id: 'artist:a', kind: 'Company' } }, /an id of kind Artist and names another kind/],
    [{ type: 'DIRECTED', from: { id: 'artist:a', name: 'A' } }, /has an id and beside it name/],
    [{ type: 'DIRECTED', from: { kind: 'Company', name: 'A' } }, /from needs a kind: Artist/],
    [{ type: 'DIRECTED', from: { kind: 'Person', name: 'A' } }, /from needs a kind: Artist/],
    [{ type: 'DIRECTED', from: { title: 'A' } }, /from has title; the kind Artist is told by id, name/],
    [{ type: 'DIRECTED', from: { id: 'artist:a b' } }, /from has an id with letters that are not printable/],
    [{ type: 'PRODUCED', from: { name: 'A' } }, /from needs a kind: Artist or Company/],
    [
      { type: 'DIRECTED', from: { id: 'artist:a' }, properties: { rle: 'x' } },
      /the property rle, which is not declared/,
    ],
    [{ type: 'DIRECTED', from: { id: 'artist:a' }, externalIds: {} }, /has externalIds, which is no part of it/],
  ])('%j is refused with the reason', (link, reason) => {
    expect(linkFault(link)).toMatch(reason)
  })

  test('must have what its type requires', () => {
    const links = [{ type: 'TRACK_OF', from: { id: 'song:a' } }]
    const { refused } = check({ kind: 'Album', id: 'album:x', links })
    expect(refused[0]?.[1].reason).toBe('lacks position, which it must have')
  })
})
