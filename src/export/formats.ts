import { exportLinksCsv, exportNodesCsv } from './csv.ts'
import { exportGexf } from './gexf.ts'
import { exportGraphml } from './graphml.ts'
import { exportJsonl } from './jsonl.ts'
import type { Part } from './part.ts'

export interface Format {
  /** As files end and addresses name it. */
  readonly name: string
  readonly description: string
  readonly contentType: string
  /** What is written of a part, a line or so at a time. */
  readonly write: (part: Part) => AsyncIterable<string>
}

/** Formats that say all in one file. */
export const wholeFormats: readonly Format[] = [
  {
    name: 'jsonl',
    description: 'entries, one JSON object a line, which `import jsonl` reads: the same graph gives the same bytes',
    contentType: 'application/jsonl; charset=utf-8',
    write: exportJsonl,
  },
  {
    name: 'gexf',
    description: 'GEXF 1.3, for Gephi: a directed graph with everything known as attributes',
    contentType: 'application/gexf+xml; charset=utf-8',
    write: exportGexf,
  },
  {
    name: 'graphml',
    description: 'GraphML, for networkx, igraph, yEd and Gephi: the same',
    contentType: 'application/graphml+xml; charset=utf-8',
    write: exportGraphml,
  },
]

/** The two files that a part is as CSV. */
export const tables: Readonly<Record<'nodes' | 'links', Format>> = {
  nodes: {
    name: 'csv',
    description: 'nodes, a row each, one column for each property',
    contentType: 'text/csv; charset=utf-8; header=present',
    write: exportNodesCsv,
  },
  links: {
    name: 'csv',
    description: 'links, a row each, one column for each property',
    contentType: 'text/csv; charset=utf-8; header=present',
    write: exportLinksCsv,
  },
}
