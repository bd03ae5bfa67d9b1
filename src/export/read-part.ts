import { setImmediate } from 'node:timers/promises'
import type { Kind, Properties } from '../model/define.ts'
import { type Model, model as ours } from '../model/index.ts'
import type { LinkRecord, NodeRecord, PropertyValues, ReadOptions, Store } from '../store/contract.ts'
import { type KnownLink, writtenLink } from '../store/known-link.ts'
import type { NodeSelection, RefSelection } from '../store/selection.ts'
import type { Found } from './found.ts'
import { Names } from './names.ts'
import type { Part } from './part.ts'

/** Nodes, or links, of one read. */
const atOnce = 250

/**
 * What was found, read whole from the store as it is handed on, in the order it was found. What is no longer there is
 * left out; a node that was merged stands for the one it became part of. `run`: what each read is bound by.
 */
export function readPart(store: Store, found: Found, run: () => ReadOptions = () => ({}), model: Model = ours): Part {
  const names = new Names(store, run, model)
  return {
    async *nodes() {
      const seen = new Set<string>()
      for await (const ids of chunks(found.nodes)) {
        const nodes = await readNodes(store, model, ids, run())
        yield nodes.filter(({ id }) => !seen.has(id) && seen.add(id))
      }
    },
    async *links() {
      for await (const links of chunks(found.links)) yield await readLinks(store, model, links, run())
    },
    names: (ids) => names.of(ids),
  }
}

async function readNodes(
  store: Store,
  model: Model,
  ids: readonly string[],
  run: ReadOptions,
): Promise<readonly NodeRecord[]> {
  const kinds = new Set(ids.flatMap((id) => model.kindOfId(id) ?? []))
  const of = [...kinds].sort((a, b) => (a.name < b.name ? -1 : 1)).map(wholeNode)
  const answer = await store.read({ by: 'ids', ids: { param: 0 }, of }, [ids], run)
  if (!('nodes' in answer)) return []
  return answer.nodes.flatMap((node) => {
    if (!node) return []
    const [id, ...values] = node.row
    const { kind, properties, refs } = of[node.of]!
    return { kind, id: id as string, properties: told(properties, refs, values) }
  })
}

async function readLinks(
  store: Store,
  model: Model,
  links: readonly KnownLink[],
  run: ReadOptions,
): Promise<readonly LinkRecord[]> {
  const types = [...new Set(links.map(({ type }) => type))].sort()
  const declared = Object.assign({}, ...types.map((type) => model.links.get(type)!.properties)) as Properties
  const known = { known: { param: 1 }, ...whole(declared) }
  const answer = await store.read(
    { by: 'ids', ids: { param: 0 }, of: [], links: known },
    [[], links.map(writtenLink)],
    run,
  )
  if (!('nodes' in answer)) return []
  return (answer.links ?? []).flatMap((row, place) => {
    if (!row) return []
    const { type, from, to } = links[place]!
    const [, ...values] = row
    return { type, from, to, properties: told(known.properties, known.refs, values) }
  })
}

function wholeNode({ name, properties }: Kind): NodeSelection {
  return { kind: name, ...whole(properties), links: [] }
}

/** Every property, the nodes cited by their ids. */
function whole(declared: Properties): {
  readonly properties: readonly string[]
  readonly refs: readonly RefSelection[]
} {
  const entries = Object.entries(declared)
  return {
    properties: entries.filter(([, { type }]) => type !== 'refs').map(([name]) => name),
    refs: entries
      .filter(([, { type }]) => type === 'refs')
      .map(([property, { kind }]) => ({ property, node: { kind: kind!, properties: [], refs: [], links: [] } })),
  }
}

function told(
  properties: readonly string[],
  refs: readonly RefSelection[],
  values: readonly unknown[],
): PropertyValues {
  const known: Record<string, unknown> = {}
  properties.forEach((name, place) => {
    known[name] = values[place]
  })
  refs.forEach(({ property }, place) => {
    known[property] = (values[properties.length + place] as readonly [string][]).map(([id]) => id)
  })
  return known
}

/** Other work of the process gets its turn between chunks. */
async function* chunks<T>(all: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let start = 0; start < all.length; start += atOnce) {
    if (start > 0) await setImmediate()
    yield all.slice(start, start + atOnce)
  }
}
