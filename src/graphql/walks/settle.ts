import { setImmediate } from 'node:timers/promises'
import { chartIn } from '../../atlas/places.ts'
import { LinernotesError } from '../../errors.ts'
import { ordinalOf } from '../../map/ids.ts'
import type { Model } from '../../model/index.ts'
import type { GraphContext } from '../context.ts'
import { checkCost, type Limits } from '../limits.ts'
import { type Due, type Making, making } from '../project.ts'
import type { WalkPlan } from '../shape.ts'
import { cursorsOf } from './cursors.ts'
import type { Found } from './found.ts'
import { gather, type Wanted } from './gather.ts'
import { projectFound, type Rows } from './project-found.ts'
import { nodeWalks, rootWalks } from './registry.ts'
import type { WalkAsked } from './walk.ts'

/** What all walks of one root field share. */
export interface Setting {
  readonly model: Model
  readonly limits: Limits
  readonly context: GraphContext
  readonly variables: Readonly<Record<string, unknown>>
}

/** Milliseconds after which other requests get their turn. */
const turn = 15

/**
 * Does the walks that are due, those of one field together: they find, one read fetches what is shown of it, and the
 * answers are put in their places; then the walks that begin in what was found. The number of nulls where none may be.
 */
export async function settle(due: readonly Due[], setting: Setting): Promise<number> {
  let holes = 0
  for (let open = due; open.length > 0; ) {
    const byPlan = new Map<WalkPlan, Due[]>()
    for (const one of open) {
      const some = byPlan.get(one.plan)
      if (some) some.push(one)
      else byPlan.set(one.plan, [one])
    }
    const made = await Promise.all([...byPlan].map(([plan, some]) => settleField(plan, some, setting)))
    holes += made.reduce((sum, one) => sum + one.holes, 0)
    open = made.flatMap(({ walks }) => walks)
  }
  return holes
}

async function settleField(plan: WalkPlan, due: readonly Due[], setting: Setting): Promise<Making> {
  const found = await findAll(plan, due, setting)
  const values = [...plan.values(setting.variables)]
  const wanted: Wanted = { ids: new Set(), links: new Set() }
  for (const one of found.values()) gather(plan.place, one, values, wanted)
  const rows = await read(plan, values, wanted, setting)
  const made = making(values)
  for (const { from, put } of due) put(projectFound(setting.model, plan, rows, made, found.get(from)))
  return made
}

/** What was found from each node, once for each. */
async function findAll(plan: WalkPlan, due: readonly Due[], setting: Setting): Promise<Map<string | undefined, Found>> {
  const found = new Map<string | undefined, Found>()
  const args = plan.args(setting.variables)
  let began = performance.now()
  for (const { from } of due) {
    if (found.has(from)) continue
    if (performance.now() - began > turn) {
      await setImmediate()
      began = performance.now()
    }
    const { signal, deadline } = setting.context
    if (signal.aborted || Date.now() > deadline)
      throw new LinernotesError('STORE_TIMEOUT', `${plan.field} took longer than its deadline allows.`)
    const asked = askedOf(plan, args, from, setting)
    found.set(from, from === undefined ? await rootWalks[plan.walk]!(asked) : await findFrom(from, plan, asked))
  }
  return found
}

async function findFrom(id: string, { walk }: WalkPlan, asked: WalkAsked): Promise<Found> {
  const { find, none } = nodeWalks[walk]!
  // Sources are cited, never linked: no map holds them.
  if (asked.model.kindOfId(id)?.name === 'Source') return none
  const chart = await chartIn(asked)
  const node = ordinalOf(chart.map, id)
  if (node >= 0) return find({ ...asked, chart, node })
  // Newer than the map.
  const newer = await chartIn(asked, await asked.store.revision())
  const there = ordinalOf(newer.map, id)
  return there >= 0 ? find({ ...asked, chart: newer, node: there }) : none
}

function askedOf(plan: WalkPlan, args: WalkAsked['args'], from: string | undefined, setting: Setting): WalkAsked {
  const { model, limits, context } = setting
  const { store, atlas, signal } = context
  const left = () => Math.max(1, context.deadline - Date.now())
  return {
    field: plan.field,
    args,
    model,
    limits,
    store,
    atlas,
    waiting: () => ({ signal, timeout: left() }),
    words: {
      needsMap: `${plan.field} needs a map of the graph in memory`,
      unknownId: '; search(text:) finds ids by name.',
    },
    cost: () => ({ deadline: performance.now() + Math.min(left(), limits.walk) }),
    cursors: cursorsOf(plan.field, from ?? '', args),
  }
}

/** Everything that is shown of what was found, in one read. */
async function read(plan: WalkPlan, values: unknown[], { ids, links }: Wanted, setting: Setting): Promise<Rows> {
  const { model, limits, context } = setting
  if (ids.size === 0 && links.size === 0) return { nodes: new Map(), links: new Map() }
  const [wantedIds, wantedLinks] = [[...ids], [...links]]
  const kinds = [...new Set(wantedIds.map((id) => model.kindOfId(id)!.name))].sort()
  const selection = plan.selection(kinds, links.size > 0)
  const given = (values as Parameters<typeof checkCost>[1])
    .with(plan.ids.param, wantedIds)
    .with(plan.known.param, wantedLinks)
  checkCost(selection, given, limits)
  const { store, signal, trace, deadline } = context
  const answer = await store.read(selection, given, { signal, trace, timeout: Math.max(1, deadline - Date.now()) })
  if (!('nodes' in answer)) throw new Error('A read by ids was answered with a page')
  const nodes = wantedIds.flatMap((id, place) => {
    const node = answer.nodes[place]
    return node ? [[id, { kind: kinds[node.of]!, row: node.row }] as const] : []
  })
  const known = wantedLinks.flatMap((name, place) => {
    const row = answer.links?.[place]
    return row ? [[name, row] as const] : []
  })
  return { nodes: new Map(nodes), links: new Map(known) }
}
