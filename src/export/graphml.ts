import { type Model, model as ours } from '../model/index.ts'
import { linkKey } from '../store/link-key.ts'
import { type Cell, type Column, linkColumns, nameOf, nodeColumns } from './columns.ts'
import type { Part } from './part.ts'
import { xmlText } from './xml.ts'

/** "int" has 32 bits. */
const types = { text: 'string', integer: 'long', boolean: 'boolean' } as const

/**
 * A part as GraphML (http://graphml.graphdrawing.org): a directed graph whose edges go by their links' keys. A node's
 * name is its `label`, the key that Gephi shows; the others are called as in GEXF. Ids of ours may hold letters that
 * the schema's NMTOKEN does not, of which readers take no notice.
 */
export async function* exportGraphml(part: Part, model: Model = ours): AsyncGenerator<string> {
  const [nodes, links] = [nodeColumns(model), linkColumns(model)]
  const label: Column = { name: 'label', holds: 'text' }
  const ofNodes = [label, ...nodes.columns]
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
  yield* keys('node', ofNodes)
  yield* keys('edge', links.columns)
  yield '<graph edgedefault="directed">\n'
  for await (const batch of part.nodes())
    for (const node of batch) {
      const cells = [nameOf(node, model), ...nodes.cells(node)]
      yield `<node id="${xmlText(node.id)}">${told('node', ofNodes, cells)}</node>\n`
    }
  for await (const batch of part.links())
    for (const link of batch) {
      const { type, from, to, properties } = link
      const id = linkKey(model.links.get(type)!, from, to, properties)
      const ends = `source="${xmlText(from)}" target="${xmlText(to)}"`
      yield `<edge id="${id}" ${ends}>${told('edge', links.columns, links.cells(link))}</edge>\n`
    }
  yield '</graph>\n</graphml>\n'
}

type Of = 'node' | 'edge'

function* keys(of: Of, columns: readonly Column[]): Generator<string> {
  for (const { name, holds } of columns)
    yield `<key id="${of}.${name}" for="${of}" attr.name="${name}" attr.type="${types[holds]}"/>\n`
}

function told(of: Of, columns: readonly Column[], cells: readonly Cell[]): string {
  let data = ''
  cells.forEach((cell, place) => {
    if (cell !== null) data += `<data key="${of}.${columns[place]!.name}">${xmlText(cell)}</data>`
  })
  return data
}
