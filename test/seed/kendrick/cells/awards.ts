import type { Graph, Statement } from '../graph.ts'
import { type About, type Cells, has, person, shared, songOf, type Table, there, videoOf } from './check.ts'

/** The nominations that agree with a row: its award, category and year, its work or none. */
function nomination(row: Cells, graph: Graph): string | undefined {
  const work = workOf(row, graph)
  const [id, another] = [...graph.nodes.keys()].filter((id) => {
    if (!id.startsWith('nomination:')) return false
    const { award, category, ceremonyYear } = graph.nodes.get(id)!
    const fits = award === row.award && category === row.category && ceremonyYear === Number(row.ceremony_year)
    const works = fits ? graph.outOf('NOMINATED_FOR', id).map(({ to }) => to) : []
    return fits && works.join() === (work ?? '')
  })
  return another ? undefined : id
}

function workOf({ work_id: work = '', category = '' }: Cells, graph: Graph): string | undefined {
  if (!work) return undefined
  if (/^[vo]-/.test(work)) return videoOf(work)
  if (work.includes('/')) return songOf(work, graph)
  if (work === 'i (single)')
    return [...graph.nodes].find(([, { title, version }]) => title === 'i' && version === 'single')?.[0]
  if (work.startsWith('(other) ')) return graph.called(category.includes('Video') ? 'Video' : 'Song', work.slice(8))
  return `album:${work}`
}

const node: About = (row, graph) => graph.node(nomination(row, graph) ?? '')
const work = (row: Cells, graph: Graph) => graph.between('NOMINATED_FOR', nomination(row, graph), workOf(row, graph))
const recipients = (row: Cells, graph: Graph) =>
  row.recipients!.split('; ').map((name) => graph.between('RECEIVED', person(name, graph), nomination(row, graph)))

/** What no other table knows is by whom the award names; a video then has a song of its name. */
function outside(row: Cells, graph: Graph): Statement[][] {
  if (!/^\(other\)|\(single\)$/.test(row.work_id!)) return []
  const id = workOf(row, graph)
  const songs = graph.outOf('VIDEO_OF', id ?? '').map(({ to }) => to)
  const works = [id, ...songs]
  return [
    ...works.map((each) => graph.node(each ?? '')),
    ...songs.map((song) => graph.between('VIDEO_OF', id, song)),
    ...row
      .recipients!.split('; ')
      .flatMap((name) => works.map((each) => graph.between('PERFORMED', person(name, graph), each))),
  ]
}

const about: About = (row, graph) => [
  ...node(row, graph),
  ...work(row, graph),
  ...recipients(row, graph).flat(),
  ...outside(row, graph).flat(),
]

export const awards: Table = {
  file: 'awards.tsv',
  columns: {
    ...shared({ about, remarked: node }),
    award: (_, row, graph) =>
      node(row, graph).some(({ name }) => name === `${row.award} ${row.ceremony_year}: ${row.category}`),
    ceremony_year: there(node),
    category: there(node),
    result: (cell, row, graph) =>
      node(row, graph).some(
        (each) => each.result === cell.split(' ')[0]!.toUpperCase() && (!cell.includes(' ') || has(each, cell)),
      ),
    work_id: (_, row, graph) =>
      work(row, graph).length === 1 && outside(row, graph).every(({ length }) => length === 1),
    recipients: (_, row, graph) => recipients(row, graph).every(({ length }) => length === 1),
  },
}
