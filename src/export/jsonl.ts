import { type Kind, linkProperties, nodeProperties, type Properties } from '../model/define.ts'
import { type Model, model } from '../model/index.ts'
import type { LinkRecord, NodeRecord, PropertyValues } from '../store/contract.ts'
import { isUnknown, knownRecords } from './known.ts'
import type { Part } from './part.ts'

const linksInLine = 100

/**
 * A part as entries, a line each, in an order that depends on nothing but the part: nodes, then links under the node
 * they start from, then redirects. Of a whole graph, read into an empty store and written again, it gives the same
 * bytes.
 */
export async function* exportJsonl(part: Part, declared: Model = model): AsyncGenerator<string> {
  for await (const nodes of part.nodes())
    for (const node of nodes) yield line(nodeEntry(declared.kinds.get(node.kind)!, node))
  yield* linkLines(part, declared)
  if (!part.redirects) return
  for await (const redirects of part.redirects())
    for (const { from, into } of redirects) yield line({ redirect: from, into })
}

async function* linkLines(part: Part, declared: Model): AsyncGenerator<string> {
  let group: LinkRecord[] = []
  const flush = () => {
    const { from, type } = group[0]!
    const properties = declared.links.get(type)!.properties
    const links = group.map((link) => ({
      type,
      to: { id: link.to },
      ...split(properties, linkProperties, link.properties),
    }))
    group = []
    return line({ kind: declared.kindOfId(from)?.name, id: from, links })
  }
  for await (const links of part.links())
    for (const link of links) {
      const first = group[0]
      if (first && (first.type !== link.type || first.from !== link.from || group.length >= linksInLine)) yield flush()
      group.push(link)
    }
  if (group.length > 0) yield flush()
}

function nodeEntry(kind: Kind, { id, properties }: NodeRecord): object {
  return { kind: kind.name, id, ...split(kind.properties, nodeProperties, properties) }
}

/** Known values in the order of their declaration: a thing's own under `properties`, those that all have beside it. */
function split(declared: Properties, beside: Properties, values: PropertyValues): object {
  const own: Record<string, unknown> = {}
  const shared: Record<string, unknown> = {}
  for (const name in declared) {
    const value = values[name]
    if (isUnknown(value)) continue
    const fields = declared[name]!.record?.fields
    const kept = Object.hasOwn(beside, name) ? shared : own
    kept[name] = fields ? knownRecords(fields, value) : value
  }
  return { ...(Object.keys(own).length > 0 && { properties: own }), ...shared }
}

function line(entry: object): string {
  return `${JSON.stringify(entry)}\n`
}
