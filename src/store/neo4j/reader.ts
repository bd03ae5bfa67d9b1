import { LinernotesError } from '../../errors.ts'
import type { Model } from '../../model/index.ts'
import { type ReadOptions, type Store, unindexedOrderLimit } from '../contract.ts'
import type { Answer, ByIds, LinkRow, ListSelection, ParamValue, Selection } from '../selection.ts'
import { finishPage, finishRows, type Given } from './answer.ts'
import type { Client, Row } from './client.ts'
import { finishLink, keysByType } from './known-links.ts'
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
    if (selection.by === 'ids') return byIds(selection, form, given, ask)
    const [found] = await ask(form.text, parameters(values))
    return { nodes: [found ? finishedNode(found, form, given) : null] }
  }
}

type Ask = (text: string, p: Readonly<Record<string, unknown>>) => Promise<readonly Row[]>

/** In the order asked for. What no node answers to may be the id of one that was merged into another. */
async function byIds(selection: ByIds, form: CompiledNodes, given: Given, ask: Ask): Promise<Answer> {
  const { param } = selection.ids
  const ids = given.values[param] as readonly string[]
  const wanted = form.of.length === 0 ? [] : [...new Set(ids)]
  const known = form.links ? (given.values[form.links.known.param] as readonly string[]) : []
  const found = new Map<string, FoundNode>()
  const links = new Map<string, LinkRow>()
  const read = async (wanted: readonly string[], known: readonly string[]) => {
    const p = parameters(given.values.with(param, wanted))
    if (form.links) p[`v${form.links.known.param}`] = keysByType(known)
    for (const record of await ask(form.text, p))
      if (record[0] === form.of.length) links.set(...finishLink(record[1] as unknown[], form.links!, given))
      else {
        const node = finishedNode(record, form, given)
        found.set(node.row[0] as string, node)
      }
  }
  if (wanted.length > 0 || known.length > 0) await read(wanted, known)
  const unknown = wanted.filter((id) => !found.has(id))
  const into = unknown.length === 0 ? new Map<string, string>() : await redirected(unknown, ask)
  const further = [...new Set(into.values())].filter((id) => !found.has(id))
  if (further.length > 0) await read(further, [])
  return {
    nodes: ids.map((id) => found.get(into.get(id) ?? id) ?? null),
    ...(form.links && { links: known.map((link) => links.get(link) ?? null) }),
  }
}

async function redirected(ids: readonly string[], ask: Ask): Promise<Map<string, string>> {
  return new Map((await ask(redirects, { ids })) as [string, string][])
}

/** From the ids of nodes that were merged away to the ids they lead to. */
export const redirects = 'MATCH (r:Redirect) WHERE r.from IN $p.ids RETURN r.from, r.into'

function finishedNode([place, row]: Row, { of }: CompiledNodes, given: Given): FoundNode {
  finishRows([row], of[place as number]!, given)
  return { of: place as number, row: row as readonly unknown[] }
}

/** A root list without a filter is read off an index, or it is small. */
async function refuseUnindexed(model: Model, { node, where, order, page }: ListSelection, ask: Ask): Promise<void> {
  const { properties, plural, name } = model.kinds.get(node.kind)!
  const slow = order.find(({ property }) => property !== 'id' && !model.sorted(name, property)!.indexed)
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
