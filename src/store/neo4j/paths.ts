import { LinernotesError } from '../../errors.ts'
import { CONFIDENCE } from '../../model/define.ts'
import { hubCompanyTypes, stopgapIds, stopgapNames } from '../../model/hubs.ts'
import type { Model } from '../../model/index.ts'
import type { PathsAsked, PathsFound, ReadOptions, Store } from '../contract.ts'
import type { Client, Row } from './client.ts'
import { isBeyondMemory } from './failures.ts'
import { type Allowed, endsOf, joined, stepsBetween, stopgaps, tailsOf } from './path-statements.ts'
import { shownOver, stepsOf } from './path-steps.ts'
import { inOrder, type PathNode, type Spur, splitAt, type WeighedPath } from './spurs.ts'
import { bolt } from './values.ts'

/** As on the map: no longer path is looked for, and none this much longer than the shortest unless a length is given. */
const longest = 64
const beyondShortest = 4

/** Of the time there is; the rest is for reading the links of what was found. */
const searching = 0.8

type Ask = (text: string, p: Readonly<Record<string, unknown>>) => Promise<readonly Row[]>
type Outcome = PathsFound['outcome']

/**
 * `Store.paths`. The database finds all shortest paths at once but not the next longer ones. So it is asked for what it
 * left out: the shortest paths that leave the known ones at one of their nodes (Yen 1971, with a whole length at a
 * time; kept apart as in Lawler 1972, so that none is found twice).
 */
export function pathFinder(model: Model, client: Client): NonNullable<Store['paths']> {
  return async (asked, options = {}) => {
    const { from, to, through } = asked
    if (from === to) return { outcome: 'FOUND', paths: [{ nodes: [from], links: [] }] }
    const isNone = !model.kindOfId(from) || !model.kindOfId(to) || !through.some((type) => model.links.has(type))
    if (isNone) return { outcome: 'NOT_CONNECTED', paths: [] }
    const [search, read] = [asking(client, options, searching), asking(client, options, 1)]
    const found: WeighedPath[] = []
    const outcome = await inTime(options, () => look(model, asked, search, found))
    const paths = await inTime(options, async () => {
      const steps = stepsOf(found)
      if (steps.length === 0) return []
      const pairs = steps.map(({ x, y }) => ({ x: x.element, y: y.element }))
      const rows = await read(stepsBetween(model, asked), { ...valuesOf(asked), steps: pairs })
      return shownOver(model, found, steps, rows)
    })
    return { outcome: paths ? (outcome ?? 'OUT_OF_TIME') : 'OUT_OF_TIME', paths: paths ?? [] }
  }
}

/** Statements that together may take a share of the time from now. */
function asking(client: Client, options: ReadOptions, share: number): Ask {
  const ends = options.timeout === undefined ? undefined : performance.now() + options.timeout * share
  return (text, p) => {
    if (options.trace) options.trace.statements++
    return client.read(text, p, { ...options, ...(ends !== undefined && { timeout: ends - performance.now() }) })
  }
}

/** Undefined when it would take more time or memory than it may; called off, it fails. */
async function inTime<T>({ signal }: ReadOptions, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (failure) {
    const isTooMuch =
      failure instanceof LinernotesError && (failure.code === 'STORE_TIMEOUT' || isBeyondMemory(failure))
    if (!isTooMuch || signal?.aborted) throw failure
    return undefined
  }
}

/** Adds to `found` length by length, so that whatever ends it leaves the first of all there are. */
async function look(model: Model, asked: PathsAsked, ask: Ask, found: WeighedPath[]): Promise<Outcome> {
  const [ends] = await ask(endsOf(model), { from: asked.from, to: asked.to, avoid: asked.avoid })
  if (!ends) return 'NOT_CONNECTED'
  const [at, to, avoid] = ends as [string, string, string[]]
  const closed = asked.throughHubs ? avoid : [...avoid, ...(await stopgapArtists(ask))]
  const whole: Spur = { start: { nodes: [{ id: asked.from, element: at }], weights: [] }, barred: [] }
  const most = Math.min(asked.maxLength ?? longest, longest)
  const tails = (spurs: readonly Spur[], steps: number) =>
    tailsFrom(spurs, asked.first, (some, rows) =>
      ask(tailsOf(model, asked, steps), {
        ...valuesOf(asked),
        to,
        spurs: some.map((spur) => sent(spur, closed)),
        most: bolt(rows),
      }),
    )

  let open = most < 1 ? [] : await tails([whole], most)
  if (open.length === 0) {
    const isJoined = async (allowed: Allowed, shut: readonly string[]) =>
      (await ask(joined(model, allowed), { ...valuesOf(asked), to, spurs: [sent(whole, shut)] })).length > 0
    if (await isJoined(asked, closed)) return 'TOO_FAR'
    if (!asked.throughHubs && (await isJoined({ ...asked, throughHubs: true }, avoid))) return 'ONLY_THROUGH_HUBS'
    return 'NOT_CONNECTED'
  }
  const shortest = lengthOf(open[0]!)
  if (shortest > most) return 'TOO_FAR'
  const end = asked.onlyShortest ? shortest : Math.min(most, asked.maxLength ?? shortest + beyondShortest)
  while (open.length > 0) {
    const length = Math.min(...open.map(lengthOf))
    const nearest = open.filter((one) => lengthOf(one) === length)
    const paths = nearest.flatMap((one) => one.paths).sort(inOrder)
    found.push(...paths.slice(0, asked.first - found.length))
    if (found.length === asked.first || length === end) break
    const further = await tails(
      nearest.flatMap((one) => splitAt(one.spur, one.paths)),
      end,
    )
    open = [...open.filter((one) => lengthOf(one) > length), ...further].filter((one) => lengthOf(one) <= end)
  }
  return 'FOUND'
}

function sent({ start: { nodes }, barred }: Spur, closed: readonly string[]) {
  const elements = nodes.map(({ element }) => element)
  return { at: elements.at(-1), shut: [...closed, ...elements.slice(0, -1)], barred }
}

/** The shortest paths of a spur: all of them, or as many as are asked for. */
interface Looked {
  readonly spur: Spur
  readonly paths: readonly WeighedPath[]
}

function lengthOf({ paths }: Looked): number {
  return paths[0]!.weights.length
}

/** Links side by side can make many rows of one path: where those fill all that were asked for, more are. */
async function tailsFrom(
  spurs: readonly Spur[],
  first: number,
  ask: (spurs: readonly Spur[], rows: number) => Promise<readonly Row[]>,
  most = 4 * first + 50,
): Promise<readonly Looked[]> {
  const looked: Looked[] = []
  const crowded: Spur[] = []
  for (const [nth, rows] of await ask(spurs, most)) {
    const spur = spurs[nth as number]!
    const tails = rows as Tail[]
    const paths = distinct(spur, tails)
    if (tails.length === most && paths.length < first) crowded.push(spur)
    else if (paths.length > 0) looked.push({ spur, paths })
  }
  return crowded.length === 0 ? looked : [...looked, ...(await tailsFrom(crowded, first, ask, most * 8))]
}

type Tail = readonly [ids: readonly string[], elements: readonly string[], weights: readonly number[]]

/** Whole paths, each once: the first row of one has the lightest link at every step. */
function distinct({ start }: Spur, tails: readonly Tail[]): WeighedPath[] {
  const paths = new Map<string, WeighedPath>()
  for (const [ids, elements, weights] of tails) {
    const name = elements.join(' ')
    if (paths.has(name)) continue
    const onward = ids.slice(1).map((id, place): PathNode => ({ id, element: elements[place + 1]! }))
    paths.set(name, { nodes: [...start.nodes, ...onward], weights: [...start.weights, ...weights] })
  }
  return [...paths.values()]
}

async function stopgapArtists(ask: Ask): Promise<string[]> {
  const outside = [...stopgapIds].flatMap(([source, ids]) => [...ids].map((id) => ({ source, id })))
  return (await ask(stopgaps, { names: [...stopgapNames], outside })).map(([element]) => element as string)
}

/** What the conditions of a walk compare with. */
function valuesOf({ minConfidence = 'UNKNOWN', fromYear = 0, toYear = 9999 }: Allowed) {
  const least = (CONFIDENCE as readonly string[]).indexOf(minConfidence)
  return {
    sure: CONFIDENCE.slice(0, least + 1),
    ranks: Object.fromEntries(CONFIDENCE.map((name, rank) => [name, bolt(rank)])),
    hubCompanyTypes,
    fromYear: bolt(fromYear),
    toYear: bolt(toYear),
  }
}
