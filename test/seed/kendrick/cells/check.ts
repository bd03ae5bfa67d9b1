import type { Graph, Statement } from '../graph.ts'

export type Cells = Readonly<Record<string, string>>

/** What must be found in the graph for a cell that is not empty; false, or nothing found, is a fault. */
export type Check = (cell: string, row: Cells, graph: Graph) => boolean | readonly unknown[]

/** How the rows of a table are looked for in the graph: an expectation for every column, written from the data's own rules. */
export interface Table {
  readonly file: string
  readonly columns: Readonly<Record<string, Check>>
}

export type About = (row: Cells, graph: Graph) => readonly Statement[]

/**
 * The columns that say alike in every table where and how surely the row was read: of all the nodes and links it
 * speaks about; its remark may stand with fewer.
 */
export function shared(table: { readonly about: About; readonly remarked?: About }): Record<string, Check> {
  const every = (row: Cells, graph: Graph, fits: (statement: Statement) => boolean) => {
    const statements = table.about(row, graph)
    return statements.length > 0 && statements.every(fits)
  }
  return {
    sources: (cell, row, graph) => {
      const ids = cell.split(';').map((written) => sourceId(written, graph) ?? 'none')
      return every(row, graph, ({ sources }) => ids.every((id) => (sources as string[]).includes(id)))
    },
    // The surest of several rows decides; a note keeps what the others said.
    confidence: (cell, row, graph) =>
      every(row, graph, (statement) =>
        cell === 'conflict'
          ? statement.disputed === true || statement.confidence === 'UNKNOWN'
          : statement.confidence === cell.toUpperCase() || has(statement, `${cell} by S`),
      ),
    notes: (cell, row, graph) => {
      const statements = (table.remarked ?? table.about)(row, graph)
      return statements.length > 0 && statements.every((statement) => has(statement, cell))
    },
  }
}

/** The node of a source cell's entry: by its id, or by its address. */
export function sourceId(written: string, graph: Graph): string | undefined {
  const id = written.trim()
  if (/^S\d+$/.test(id)) return graph.node(`source:${id}`).length ? `source:${id}` : undefined
  return graph.called('Source', id)
}

export function has(statement: Statement | undefined, remark: string): boolean {
  return String(statement?.note ?? '').includes(remark)
}

/** "mr-morale…/1-02", "single/not-like-us" or "(other) Title": the song. */
export function songOf(track: string, graph: Graph): string | undefined {
  const [, album, disc, position] = /^(.+)\/(\d)-(\d+)$/.exec(track) ?? []
  if (album)
    return graph
      .into('TRACK_OF', `album:${album}`)
      .find(({ properties: { disc: d, position: p } }) => d === Number(disc) && p === Number(position))?.from
  if (track.startsWith('single/')) return track.replace('single/', 'song:')
  return graph.called('Song', track.replace(/^\(other\) /, '').replace(' (Official Movie)', ''))
}

export function videoOf(written: string): string {
  return `video:${written.slice(2)}`
}

/** People printed in a way that none of their names tells. */
const printed: Record<string, string> = {
  'Daniel Tannenbaum (Bekon)': 'Bekon',
  'Asheton Hogan (Pluss)': 'Pluss',
  'Like (of Pac Div)': 'Like',
  'Victor Ekpo': 'Grandmaster Vic',
}

export function person(name: string, graph: Graph): string | undefined {
  const id = graph.artist(printed[name] ?? name)
  return id && graph.node(id).length ? id : undefined
}

/** The cell helped to find what its row speaks of. */
export function there(about: About): Check {
  return (_, row, graph) => about(row, graph)
}

/** A node of which a property holds the cell. */
export function holds(property: string, about: About, read: (cell: string) => unknown = (cell) => cell): Check {
  return (cell, row, graph) => about(row, graph).some((statement) => statement[property] === read(cell))
}
