import type { Properties } from '../model/define.ts'
import { isList, type Property } from '../model/properties.ts'
import { Standing, type Teller } from '../model/standing.ts'
import { recordName, same } from './merge.ts'

type Values = Readonly<Record<string, unknown>>

/** What a merge changed of a node's or link's values: those that differ, as they were and as they became. */
export interface Difference {
  readonly before: Values
  readonly after: Values
}

export function difference(before: Values, after: Values): Difference {
  const names = Object.keys(after).filter((name) => !same(before[name], after[name]))
  const of = (values: Values) => Object.fromEntries(names.map((name) => [name, values[name] ?? null]))
  return { before: of(before), after: of(after) }
}

/**
 * Values without a change that was made to them; what was written since stays. A value told again since, as the change
 * left it, cannot be told from the change, and goes with it.
 */
export function takenBack(properties: Properties, { before, after }: Difference, now: Values): Values {
  const back: Record<string, unknown> = { ...now }
  let isSame = true
  for (const name of Object.keys(after)) {
    const property = properties[name]
    if (!property) continue
    back[name] = valueBack(property, before[name], after[name], now[name])
    isSame &&= same(now[name], after[name])
  }
  // Who told what follows the values, each by itself.
  if ('standing' in after && !isSame) back.standing = standingBack(properties, back, { before, after }, now)
  return back
}

/** What the two nodes of a merge say when it is taken back: `leaving` as it was, `now` without what that added. */
export function parted(
  properties: Properties,
  leaving: Values,
  change: Difference,
  now: Values,
): { readonly leaving: Values; readonly staying: Values } {
  const staying = takenBack(properties, change, now)
  // An outside id names one node only: what was written since about one that came with `leaving` goes back with it.
  const [had, ids] = [idsIn(change.before), idsIn(now)]
  const came = new Set([...idsIn(change.after).keys()].filter((id) => !had.has(id)))
  const externalIds = (leaving.externalIds as Values[]).map(
    (one) => (came.has(nameOf(one)) && ids.get(nameOf(one))) || one,
  )
  const others = (staying.externalIds as Values[]).filter((one) => !came.has(nameOf(one)))
  return { leaving: { ...leaving, externalIds }, staying: { ...staying, externalIds: others } }
}

function idsIn({ externalIds }: Values): Map<string, Values> {
  return new Map(((externalIds ?? []) as Values[]).map((one) => [nameOf(one), one]))
}

function nameOf({ source, id }: Values): string {
  return JSON.stringify([source, id])
}

function valueBack(property: Property, before: unknown, after: unknown, now: unknown): unknown {
  if (same(now, after)) return before
  if (!isList(property.type)) return now
  const [was, became, is] = [before, after, now].map((list) => (list ?? []) as unknown[]) as unknown as Three<unknown[]>
  if (property.type === 'records')
    return recordsBack(property.record!, was as Values[], became as Values[], is as Values[])
  const kept = is.filter((one) => was.includes(one) || !became.includes(one))
  const lost = was.filter((one) => !became.includes(one))
  const back = [...new Set([...kept, ...lost])]
  return property.type === 'refs' ? back.sort() : back
}

/** Records are told apart by their identity; one that the merge added and that was written to since keeps that. */
function recordsBack(
  record: NonNullable<Property['record']>,
  before: readonly Values[],
  after: readonly Values[],
  now: readonly Values[],
): Values[] {
  const { fields } = record
  const nameOf = recordName(record)
  const byName = (entries: readonly Values[]) => new Map(entries.map((entry) => [nameOf(entry), entry]))
  const [was, became, is] = [byName(before), byName(after), byName(now)]
  const kept = now.flatMap((entry) => {
    const [old, left] = [was.get(nameOf(entry)), became.get(nameOf(entry))]
    if (!left) return [entry]
    if (same(entry, left)) return old ? [old] : []
    return [takenBack(fields, { before: old ?? withoutLists(fields, left), after: left }, entry)]
  })
  const lost = before.filter((entry) => !became.has(nameOf(entry)) && !is.has(nameOf(entry)))
  return [...kept, ...lost]
}

function withoutLists(fields: Properties, entry: Values): Values {
  const lists = Object.keys(entry).filter((name) => fields[name] && isList(fields[name].type))
  return { ...entry, ...Object.fromEntries(lists.map((name) => [name, []])) }
}

/** Who told a value goes as the value goes; of one that the merge left alone, as long as nobody told it since. */
function standingBack(properties: Properties, back: Values, { before, after }: Difference, now: Values): string | null {
  const [was, became, is] = [before, after, now].map(({ standing }) =>
    Standing.read(standing),
  ) as unknown as Three<Standing>
  const tellers = new Map<string, Teller>()
  for (const [name, { type }] of Object.entries(properties)) {
    if (isList(type) || name === 'standing' || (back[name] ?? null) === null) continue
    const isBack = name in after ? same(now[name], after[name]) : is.of(name) === became.of(name)
    tellers.set(name, isBack ? was.of(name) : is.of(name))
  }
  return Standing.write(tellers, [is.whole === became.whole ? was.whole : is.whole])
}

type Three<T> = readonly [before: T, after: T, now: T]
