import { type Model, model as ours } from '../model/index.ts'
import { linkKey } from '../store/link-key.ts'
import { type Cell, type Column, type Columns, linkColumns, nameOf, nodeColumns } from './columns.ts'
import type { Part } from './part.ts'
import { xmlText } from './xml.ts'

/** Gephi counts in 32 bits what GEXF calls integer. */
const types = { text: 'string', integer: 'long', boolean: 'boolean' } as const

/**
 * A part as GEXF 1.3 (https://gexf.net): a directed graph whose edges go by their links' keys. A node's label is its
 * name; everything else known is an attribute, lists joined by "|", records as JSON. An edge's kind is its link's type,
 * by which Gephi tells edges between the same two nodes apart; the attribute `type`, by which it can colour, says it too.
 */
export async function* exportGexf(part: Part, model: Model = ours): AsyncGenerator<string> {
  const [nodes, links] = [nodeColumns(model), linkColumns(model)]
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
  yield '<meta><creator>Linernotes</creator></meta>\n'
  yield '<graph defaultedgetype="directed" mode="static" idtype="string">\n'
  yield* declared('node', nodes)
  yield* declared('edge', links)
  yield '<nodes>\n'
  for await (const batch of part.nodes())
    for (const node of batch) {
      const label = xmlText(nameOf(node, model))
      yield `<node id="${xmlText(node.id)}" label="${label}">${told(nodes.columns, nodes.cells(node))}</node>\n`
    }
  yield '</nodes>\n<edges>\n'
  for await (const batch of part.links())
    for (const link of batch) {
      const { type, from, to, properties } = link
      const id = linkKey(model.links.get(type)!, from, to, properties)
      const ends = `source="${xmlText(from)}" target="${xmlText(to)}"`
      yield `<edge id="${id}" ${ends} kind="${type}">${told(links.columns, links.cells(link))}</edge>\n`
    }
  yield '</edges>\n</graph>\n</gexf>\n'
}

function* declared<R>(of: 'node' | 'edge', { columns }: Columns<R>): Generator<string> {
  yield `<attributes class="${of}" mode="static">\n`
  for (const { name, holds } of columns) yield `<attribute id="${name}" title="${name}" type="${types[holds]}"/>\n`
  yield '</attributes>\n'
}

function told(columns: readonly Column[], cells: readonly Cell[]): string {
  let values = ''
  cells.forEach((cell, place) => {
    if (cell !== null) values += `<attvalue for="${columns[place]!.name}" value="${xmlText(cell)}"/>`
  })
  return `<attvalues>${values}</attvalues>`
}
