import { LinernotesError } from '../../errors.ts'
import type { Model } from '../../model/index.ts'
import { type ReadOptions, type Store, unindexedOrderLimit } from '../contract.ts'
import type { Answer, ByIds, ListSelection, ParamValue, Selection } from '../selection.ts'
import { finishPage, finishRows, type Given } from './answer.ts'
import type { Client, Row } from './client.ts'
import { quoted } from './names.ts'
import type { CompiledNodes } from './read.ts'
import { remembering } from './remembered.ts'
import { parameters } from './values.ts'

type FoundNode = { readonly of: number; readonly row: readonly unknown[] }

/** `Store.read`, one statement a selection. */
export function reader(model: Model, client: Client): Store['read'] {
  const compiled = remembering(model)

  return async (selection: Selection, values: readonly ParamValue[], options: ReadOptions = {}): Promise<Answer> => {
    const ends = options.timeout === undefined ? undefined : performance.now() + options.timeout
    const ask = (text: string, p: Readonly<Record<string, unknown>>) => {
      if (options.trace) options.trace.statements++
      return client.read(text, p, { ...options, ...(ends !== undefined && { timeout: ends - performance.now() }) })
    }
    const given: Given = { values, trace: options.trace }
    const form = compiled(selection)

    if ('page' in form) {
      if (selection.by === 'list') await refuseUnindexed(model, selection.list, ask)
      const [record] = await ask(form.text, parameters(values))
      return { page: finishPage(record![0], form.page, given) }
    }
    if (selection.by === 'ids') return { nodes: await byIds(selection, form, given, ask) }
    const [found] = finished(await ask(form.text, parameters(values)), form, given)
    return { nodes: [found ?? null] }
  }
}

type Ask = (text: string, p: Readonly<Record<string, unknown>>) => Promise<readonly Row[]>

/** In the order asked for. What no node answers to may be the id of one that was merged into another. */
async function byIds({ ids: { param } }: ByIds, form: CompiledNodes, given: Given, ask: Ask) {
  const ids = given.values[param] as readonly string[]
  if (ids.length === 0 || form.of.length === 0) return ids.map(() => null)
  const found = new Map<string, FoundNode>()
  const read = async (wanted: readonly string[]) => {
    const values = given.values.with(param, wanted)
    for (const node of finished(await ask(form.text, parameters(values)), form, given))
      found.set(node.row[0] as string, node)
  }
  await read([...new Set(ids)])
  const unknown = [...new Set(ids)].filter((id) => !found.has(id))
  const into = unknown.length === 0 ? new Map<string, string>() : await redirected(unknown, ask)
  const further = [...new Set(into.values())].filter((id) => !found.has(id))
  if (further.length > 0) await read(further)
  return ids.map((id) => found.get(into.get(id) ?? id) ?? null)
}

async function redirected(ids: readonly string[], ask: Ask): Promise<Map<string, string>> {
  return new Map((await ask(redirects, { ids })) as [string, string][])
}

/** From the ids of nodes that were merged away to the ids they lead to. */
export const redirects = 'MATCH (r:Redirect) WHERE r.from IN $p.ids RETURN r.from, r.into'

function finished(records: readonly Row[], { of }: CompiledNodes, given: Given): FoundNode[] {
  return records.map(([place, row]) => {
    finishRows([row], of[place as number]!, given)
    return { of: place as number, row: row as readonly unknown[] }
  })
}

/** A root list without a filter is read off an index, or it is small. */
async function refuseUnindexed(model: Model, { node, where, order, page }: ListSelection, ask: Ask): Promise<void> {
  const { properties, plural, name } = model.kinds.get(node.kind)!
  const slow = order.find(({ property }) => property !== 'id' && !properties[property]!.indexed)
  const unfiltered = !where || (where.op === 'and' && where.of.length === 0)
  if (!slow || !unfiltered || !page) return
  const [record] = await ask(`MATCH (n:${quoted(name)}) RETURN count(n)`, {})
  if ((record![0] as number) <= unindexedOrderLimit) return
  const fast = Object.keys(properties).filter((property) => properties[property]!.indexed)
  throw new LinernotesError(
    'BAD_ARGUMENT',
    `More than ${unindexedOrderLimit} ${plural} cannot be ordered by ${slow.property} without a filter; order them by ${['id', ...fast].join(', ')}, or filter.`,
  )
}
