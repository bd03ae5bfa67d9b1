import { tables } from './cells/tables.ts'
import { files, refusalsFile, rowsOf } from './files.ts'
import type { Graph } from './graph.ts'

const rows = new Map(files.map((file) => [file, rowsOf(file)]))
const refused = new Set(rowsOf(refusalsFile).map(({ cells }) => `${cells.file}:${cells.line} ${cells.column}`))

/** Every cell that is not empty and not found in the graph: "credits.tsv:12 name: Sampha". */
export function faultsOf(graph: Graph): string[] {
  const faults: string[] = []
  for (const { file, columns } of tables)
    for (const { line, cells } of rows.get(file) ?? [])
      for (const [column, cell] of Object.entries(cells)) {
        if (!cell || refused.has(`${file}:${line} ${column}`)) continue
        const found = columns[column]?.(cell, cells, graph) ?? false
        if (found === false || (Array.isArray(found) && found.length === 0))
          faults.push(`${file}:${line} ${column}: ${cell}`)
      }
  return faults
}
