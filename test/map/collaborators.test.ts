import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collaborators } from '../../src/map/collaborators.ts'
import { Gate } from '../../src/map/gate.ts'
import { linkTypes } from '../../src/map/vocabulary.ts'
import type { WalkMap } from '../../src/map/walk-map.ts'
import { worksOf } from '../../src/map/works.ts'
import { passes } from './brute-paths.ts'
import { at, type Drawn, drawn, idsOf, keyFor, kindOf, mapOf } from './graph.ts'

/** From the definition: every pair of credits on every work. */
function brute(graph: Drawn, artist: string, through: readonly string[], viaGroups: boolean) {
  const node = (id: string) => graph.nodes.find((one) => one.id === id)!
  const may = (id: string) => passes(node(id), {})
  const open = graph.links.filter(({ type }) => through.includes(type))
  const groupsOf = (id: string) =>
    new Set(
      graph.links
        .filter(({ type, from, to }) => type === 'MEMBER_OF' && from === id && to !== id)
        .map(({ to }) => to)
        .filter((group) => kindOf(group) === 'Artist' && may(group)),
    )
  const credits = (work: string) =>
    open.flatMap(({ type, from, to }) => (from === work ? [{ type, by: to }] : to === work ? [{ type, by: from }] : []))
  const mine = viaGroups ? groupsOf(artist) : new Set<string>()
  const shared = new Map<string, { works: Set<string>; roles: Set<string>; groups: Set<string> }>()
  for (const { id: work } of graph.nodes) {
    if (!['Song', 'Album', 'Video'].includes(kindOf(work)) || !may(work)) continue
    const all = credits(work).filter(({ by }) => kindOf(by) === 'Artist')
    const standIn = new Set(all.map(({ by }) => by).filter((by) => mine.has(by)))
    if (!all.some(({ by }) => by === artist) && !standIn.size) continue
    for (const { id } of graph.nodes.filter((one) => kindOf(one.id) === 'Artist')) {
      if (id === artist || mine.has(id) || !may(id)) continue
      const theirs = viaGroups ? groupsOf(id) : new Set<string>()
      for (const { type, by } of all) {
        if (by === artist || (by !== id && !theirs.has(by))) continue
        const one = shared.get(id) ?? { works: new Set(), roles: new Set(), groups: new Set() }
        shared.set(id, one)
        one.works.add(work)
        one.roles.add(type)
        for (const group of standIn) one.groups.add(group)
        if (by !== id) one.groups.add(by)
      }
    }
  }
  return [...shared]
    .map(([id, { works, roles, groups }]) => {
      const years = [...works].map((work) => node(work).year ?? 0).filter(Boolean)
      return {
        id,
        works: [...works].sort(),
        roles: linkTypes.filter((type) => roles.has(type)),
        groups: [...groups].sort(),
        ...(years.length && { first: Math.min(...years), last: Math.max(...years) }),
      }
    })
    .sort((a, b) => b.works.length - a.works.length || (a.id < b.id ? -1 : 1))
}

function ask(map: WalkMap, artist: string, through: readonly string[], viaGroups: boolean, first: number) {
  const found = []
  for (let after: { works: number; node: number } | undefined, more = true; more; ) {
    const page = collaborators(map, at(map, artist), { through }, { first, viaGroups, ...(after && { after }) })
    found.push(
      ...page.collaborators.map(({ node, works, groups, ...rest }) => ({
        id: idsOf(map, [node])[0]!,
        works: idsOf(map, works),
        groups: idsOf(map, groups),
        ...rest,
      })),
    )
    const last = page.collaborators.at(-1)
    after = last && { works: last.works.length, node: last.node }
    more = page.more
    expect(found.length).toBeLessThan(9)
  }
  return found
}

/** A few artists and works, most artists on several works, some members of others, some of them hubs. */
const arbitraryCredits: fc.Arbitrary<Drawn> = fc
  .record({
    hubs: fc.array(fc.nat(6), { maxLength: 2 }),
    credits: fc.array(fc.tuple(fc.constantFrom('PERFORMED', 'DIRECTED', 'REFERENCED_IN'), fc.nat(6), fc.nat(4)), {
      maxLength: 24,
    }),
    members: fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 5 }),
  })
  .map(({ hubs, credits, members }) => {
    const artists = Array.from({ length: 7 }, (_, i) => ({ id: `artist:${i}`, hub: hubs.includes(i) }))
    const works = ['song:a', 'song:b', 'video:c', 'video:d', 'album:e'].map((id, i) => ({ id, year: i && 2000 + i }))
    const links = [
      ...credits.map(([type, artist, work]) => ({ type, from: artists[artist]!.id, to: works[work]!.id })),
      ...members.map(([member, group]) => ({ type: 'MEMBER_OF', from: artists[member]!.id, to: artists[group]!.id })),
    ]
    return { nodes: [...artists, ...works], links: links.map((link, place) => ({ ...link, key: keyFor(`${place}`) })) }
  })

describe('collaborators', () => {
  it('are those who share works, with how many, in which roles, when and through which groups', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryCredits,
        fc.subarray(['PERFORMED', 'DIRECTED', 'REFERENCED_IN'], { minLength: 1 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 4 }),
        async (graph, through, viaGroups, first) => {
          const map = await mapOf(graph)
          for (const artist of ['artist:0', 'artist:1'])
            expect(ask(map, artist, through, viaGroups, first)).toEqual(brute(graph, artist, through, viaGroups))
        },
      ),
      { numRuns: 500, seed: 1 },
    )
  })

  const littleHomies = drawn(
    [
      'artist:dave MEMBER_OF artist:homies',
      'artist:kendrick MEMBER_OF artist:homies',
      'artist:homies DIRECTED video:humble',
      'artist:meyers DIRECTED video:humble',
      'artist:kendrick PERFORMED video:humble',
      'artist:dave DIRECTED video:alright',
      'artist:various PERFORMED video:alright',
    ],
    { 'video:humble': { year: 2017 }, 'artist:various': { hub: true } },
  )

  it('through groups: what the duo directed counts for its members, on both sides', async () => {
    const map = await mapOf(littleHomies)
    expect(ask(map, 'artist:dave', ['DIRECTED'], false, 9)).toEqual([])
    expect(ask(map, 'artist:dave', ['DIRECTED', 'PERFORMED'], true, 9)).toEqual([
      {
        id: 'artist:kendrick',
        works: ['video:humble'],
        roles: ['DIRECTED', 'PERFORMED'],
        groups: ['artist:homies'],
        first: 2017,
        last: 2017,
      },
      {
        id: 'artist:meyers',
        works: ['video:humble'],
        roles: ['DIRECTED'],
        groups: ['artist:homies'],
        first: 2017,
        last: 2017,
      },
    ])
  })

  it('rest on the works of an artist, which say whether they are credited by name', async () => {
    const map = await mapOf(littleHomies)
    const gate = new Gate(map, { through: ['DIRECTED'] })
    const spelt = (viaGroups: boolean) =>
      worksOf(map, at(map, 'artist:dave'), gate, viaGroups).map(({ work, own, groups }) => [
        ...idsOf(map, [work]),
        own,
        ...idsOf(map, groups),
      ])
    expect(spelt(false)).toEqual([['video:alright', true]])
    expect(spelt(true)).toEqual([
      ['video:alright', true],
      ['video:humble', false, 'artist:homies'],
    ])
  })

  it('leave out stopgap artists unless hubs are walked through', async () => {
    const map = await mapOf(littleHomies)
    const dave = at(map, 'artist:dave')
    expect(collaborators(map, dave, {}, { first: 9 }).total).toBe(0)
    expect(collaborators(map, dave, { throughHubs: true }, { first: 9 }).total).toBe(1)
  })
})
