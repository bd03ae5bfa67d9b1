import type { Graph, Statement } from '../graph.ts'
import type { Cells, Check, Table } from './check.ts'

const subjects = (row: Cells, graph: Graph) => row.subject_id!.split(';').map((id) => graph.node(id)[0])

/** The claims of a row, on each of its subjects. */
function claims(row: Cells, graph: Graph): Statement[][] {
  return subjects(row, graph).map((node) =>
    ((node?.claims ?? []) as Statement[]).filter(
      ({ field, note }) => field === row.field && String(note).includes(`${row.subject}: `),
    ),
  )
}

/** On every subject there is a claim that tells all of a version's words, its sources, and whether it is followed. */
const version =
  (letter: string): Check =>
  (cell, row, graph) =>
    claims(row, graph).every((each) =>
      cell.endsWith('?')
        ? each.every(({ note }) => String(note).includes(cell))
        : each.some((claim) => tells(claim, cell, row, letter)),
    )

function tells({ value, note, sources, followed }: Statement, cell: string, row: Cells, letter: string): boolean {
  const ids = cell.match(/S\d{3}/g) ?? []
  const words = cell.replace(/ ?\([^()]*\)|^S\d{3}: /g, '')
  const brackets = /\(([^()]*)\)$/.exec(cell)?.[1] ?? ''
  return (
    value === words &&
    ids.every((id) => (sources as string[]).includes(`source:${id}`)) &&
    (!/[a-z]/.test(brackets) || String(note).includes(brackets)) &&
    followed === row.followed!.split(';').includes(letter)
  )
}

export const conflicts: Table = {
  file: 'conflicts.tsv',
  columns: {
    subject_id: (_, row, graph) => subjects(row, graph).every((node) => node !== undefined),
    // A property of which not all versions are followed leaves its node disputed.
    field: (cell, row, graph) =>
      claims(row, graph).every(
        (each, at) =>
          each.length > 0 &&
          (/[A-Z]/.test(cell) || each.every(({ followed }) => followed) || subjects(row, graph)[at]?.disputed === true),
      ),
    followed: (cell, row, graph) =>
      claims(row, graph).every((each) => each.filter(({ followed }) => followed).length === cell.split(';').length),
    disputed: (cell, row, graph) =>
      cell.split(';').every((end) =>
        row
          .subject_id!.split(';')
          .flatMap((subject) => [
            ...graph.between(row.field!, subject, end),
            ...graph.between(row.field!, end, subject),
          ])
          .some((_, __, all) => all.every(({ disputed }) => disputed === true)),
      ),
    subject: (_, row, graph) => claims(row, graph).every(({ length }) => length > 0),
    claim_a: version('a'),
    claim_b: version('b'),
    claim_c: version('c'),
    resolution: (cell, row, graph) =>
      claims(row, graph).every((each) => each.length > 0 && each.every(({ note }) => String(note).includes(cell))),
  },
}
