import type { Graph, Statement } from '../graph.ts'
import { type About, type Cells, has, person, shared, type Table, there, videoOf } from './check.ts'

const video: About = (row, graph) => graph.node(videoOf(row.video_id!))
const film: About = (row, graph) => graph.node(graph.called('Video', row.title!) ?? '')
const part: About = (row, graph) =>
  graph.between(
    row.role!.startsWith('director') ? 'DIRECTED' : 'APPEARED_IN',
    person(row.person!, graph),
    graph.called('Video', row.title!),
  )

export const filmography: Table = {
  file: 'filmography.tsv',
  columns: {
    ...shared({ about: (row, graph) => [...film(row, graph), ...part(row, graph)] }),
    person: there(part),
    title: there(film),
    year: (cell, row, graph) =>
      film(row, graph).some(({ released, dateText, releases }) =>
        /^\d{4}$/.test(cell)
          ? String(released).startsWith(cell)
          : dateText === cell &&
            (!cell.includes('released') ||
              (released === cell.slice(-4) &&
                (releases as Statement[]).some(
                  ({ date, place }) => date === cell.slice(0, 4) && place === 'Sundance',
                ))),
      ),
    kind: (cell, row, graph) =>
      film(row, graph).some(
        ({ type }) =>
          type === { film: 'FILM', TV: 'TV', 'short film': 'SHORT_FILM', 'music video': 'MUSIC_VIDEO' }[cell],
      ),
    role: (cell, row, graph) =>
      part(row, graph).some(({ character, role, note, segment }) => {
        if (cell.startsWith('director')) return cell === ['director', segment].filter(Boolean).join(' of ')
        const told = [character, role, note].filter(Boolean).join('; ')
        return cell.split(/ \(|, |\)/).every((word) => told.includes(word))
      }),
  },
}

export const dates: Table = {
  file: 'dates.tsv',
  columns: {
    ...shared({ about: video }),
    video_id: there(video),
    event: (cell, row, graph) =>
      cell === 'released'
        ? releaseOf(cell, row, graph)
        : video(row, graph).some(({ dateText }) => String(dateText).includes(`${cell} ${row.date}`)),
    date: (cell, row, graph) => video(row, graph).some(({ dateText }) => String(dateText).includes(cell)),
    medium: releaseOf,
    place: releaseOf,
    notes: (cell, row, graph) => video(row, graph).some((node) => has(node, cell)) || releaseOf(cell, row, graph),
    sources: (cell, row, graph) =>
      video(row, graph).some((node) => {
        const release = (node.releases as Statement[]).find(({ date }) => date === row.date)
        const told = (release ?? node).sources as string[]
        return cell.split(';').every((id) => told.includes(`source:${id}`))
      }),
  },
}

function releaseOf(_: string, row: Cells, graph: Graph): boolean {
  return video(row, graph).some(({ releases }) =>
    (releases as Statement[]).some(
      ({ date, medium, place, note }) =>
        date === row.date && (medium ?? '') === row.medium && (place ?? '') === row.place && (note ?? '') === row.notes,
    ),
  )
}
