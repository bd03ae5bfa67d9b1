import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { buildMap } from '../../src/map/build.ts'
import { idOf, ordinalOf } from '../../src/map/ids.ts'
import type { WalkSource } from '../../src/map/source.ts'
import type { WalkMap } from '../../src/map/walk-map.ts'
import { CONFIDENCE } from '../../src/model/define.ts'
import { model } from '../../src/model/index.ts'
import { textsOf } from '../../src/store/texts.ts'

/** A graph as a test writes it: what the map must agree with. */
export interface Drawn {
  readonly nodes: readonly DrawnNode[]
  readonly links: readonly DrawnLink[]
}
export interface DrawnNode {
  readonly id: string
  readonly year?: number
  readonly hub?: boolean
}
export interface DrawnLink {
  readonly type: string
  readonly from: string
  readonly to: string
  readonly confidence?: (typeof CONFIDENCE)[number]
  readonly sources?: number
  readonly key: string
}

const kinds = [...model.kinds.keys()]
const types = [...model.links.keys()]

export function kindOf(id: string): string {
  return model.kindOfId(id)!.name
}

/** A key like the stores', for any name. */
export function keyFor(name: string): string {
  return createHash('sha256').update(name).digest('base64url').slice(0, 20)
}

/** "artist:a DIRECTED video:b" a line; the node's years and hubs beside. */
export function drawn(lines: readonly string[], about: Readonly<Record<string, Omit<DrawnNode, 'id'>>> = {}): Drawn {
  const links = lines.map((line, place) => {
    const [from, type, to, confidence = 'UNKNOWN', sources = '0'] = line.split(' ') as [string, string, string]
    return {
      type,
      from,
      to,
      confidence: confidence as (typeof CONFIDENCE)[number],
      sources: Number(sources),
      key: keyFor(`${place} ${line}`),
    }
  })
  const ids = new Set([...links.flatMap(({ from, to }) => [from, to]), ...Object.keys(about)])
  return { nodes: [...ids].map((id) => ({ id, ...about[id] })), links }
}

/** Hands a drawn graph over, a few rows at a time, in the order it is written. */
export function sourceOf({ nodes, links }: Drawn, batch = 3): WalkSource {
  return {
    async *nodes() {
      for (const some of batches(nodes, batch))
        yield {
          ids: textsOf(some.map(({ id }) => id)),
          kinds: some.map(({ id }) => kinds.indexOf(kindOf(id))),
          years: some.map(({ year }) => year ?? 0),
          hubs: some.map(({ hub }) => Number(hub ?? false)),
        }
    },
    async *links(numberOf) {
      for (const some of batches(links, batch)) {
        const from = textsOf(some.map(({ from }) => from))
        const to = textsOf(some.map(({ to }) => to))
        yield {
          from: some.map((_, place) => numberOf(from, place)),
          to: some.map((_, place) => numberOf(to, place)),
          types: some.map(({ type }) => types.indexOf(type)),
          confidence: some.map(({ confidence }) => CONFIDENCE.indexOf(confidence ?? 'UNKNOWN')),
          sources: some.map(({ sources }) => sources ?? 0),
          keys: textsOf(some.map(({ key }) => key)).bytes,
        }
      }
    },
  }
}

function* batches<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size)
}

export function mapOf(graph: Drawn): Promise<WalkMap> {
  return buildMap(sourceOf(graph))
}

/** The number a map knows an id by; the test fails when there is none. */
export function at(map: WalkMap, id: string): number {
  const ordinal = ordinalOf(map, id)
  if (ordinal < 0) throw new Error(`${id} is not in the map`)
  return ordinal
}

export function idsOf(map: WalkMap, nodes: Iterable<number>): string[] {
  return Array.from(nodes, (node) => idOf(map, node))
}

/**
 * Small graphs with parallel links, links of a node to itself, hubs, years, and types that are not walked by default;
 * with `alike` all links are backed alike.
 */
export function arbitraryGraph({ nodes = 8, links = 16, alike = false } = {}): fc.Arbitrary<Drawn> {
  const prefixes = ['artist', 'artist', 'song', 'video', 'album', 'company', 'place']
  const node = fc.record({
    prefix: fc.constantFrom(...prefixes),
    year: fc.constantFrom(0, 0, 2010, 2015, 2020),
    hub: fc.constantFrom(false, false, false, true),
  })
  const link = fc.record({
    type: fc.constantFrom('PERFORMED', 'DIRECTED', 'MEMBER_OF', 'VIDEO_OF', 'REFERENCED_IN'),
    from: fc.nat(),
    to: fc.nat(),
    confidence: alike ? fc.constant('HIGH' as const) : fc.constantFrom(...CONFIDENCE),
    sources: alike ? fc.constant(1) : fc.constantFrom(0, 1, 2, 15, 40),
  })
  return fc
    .tuple(fc.array(node, { minLength: 2, maxLength: nodes }), fc.array(link, { maxLength: links }))
    .map(([some, ties]) => {
      const ids = some.map(({ prefix }, place) => `${prefix}:${keyFor(String(place)).replace(/\W/g, '')}`)
      return {
        nodes: some.map(({ year, hub }, place) => ({ id: ids[place]!, year, hub })),
        links: ties.map((tie, place) => ({
          ...tie,
          from: ids[tie.from % ids.length]!,
          to: ids[tie.to % ids.length]!,
          key: keyFor(`link ${place}`),
        })),
      }
    })
}
