import type { Graph, Statement } from '../graph.ts'
import { type About, type Cells, has, holds, person, sourceId, type Table, there } from './check.ts'

const source: About = (row, graph) => graph.node(`source:${row.source_id}`)

export const sources: Table = {
  file: 'sources.tsv',
  columns: {
    source_id: there(source),
    url: holds('url', source),
    publisher: (cell, row, graph) => source(row, graph).some((node) => node.publisher === cell && node.name === cell),
    kind: holds('type', source),
    reliability: holds('reliability', source),
    notes: holds('note', source),
  },
}

const knownAs: About = (row, graph) => {
  const { subject_kind: kind, subject = '' } = row
  if (kind === 'artist') return graph.node(person(subject, graph) ?? '')
  if (kind === 'album') return graph.node(`album:${subject}`)
  if (kind === 'video') return graph.node(`video:${subject.slice(2)}`)
  if (kind === 'film') return graph.node(graph.called('Video', subject) ?? '')
  const [album, place = ''] = subject.split('/')
  const [disc, position] = place.split('-').map(Number)
  const track = graph
    .into('TRACK_OF', `album:${album}`)
    .find(({ properties }) => properties.disc === disc && properties.position === position)
  return graph.node(track?.from ?? '')
}

function idClaim(row: Cells, graph: Graph): Statement[] {
  return knownAs(row, graph)
    .flatMap(({ claims }) => claims as Statement[])
    .filter(({ field, value }) => field === `externalIds.${row.source}` && value === row.id)
}

export const externalIds: Table = {
  file: 'external_ids.tsv',
  columns: {
    subject_kind: there(knownAs),
    subject: there(knownAs),
    source: there(idClaim),
    // An unsure id is told as a claim, and must not lead to the node.
    id: (cell, row, graph) =>
      knownAs(row, graph).some(
        ({ externalIds, isrcs }) =>
          (externalIds as Statement[]).some(({ source, id }) => source === row.source && id === cell) ===
            (row.confidence !== 'low') &&
          (row.source !== 'isrc' || (isrcs as string[]).includes(cell) === (row.confidence !== 'low')),
      ) && idClaim(row, graph),
    url: (cell, row, graph) =>
      row.confidence === 'low'
        ? idClaim(row, graph).some((claim) => has(claim, cell))
        : knownAs(row, graph).some(
            ({ externalIds, urls }) =>
              (externalIds as Statement[]).some(({ id, url }) => id === row.id && url === cell) &&
              (row.source !== 'youtube' || (urls as string[]).includes(cell)),
          ),
    sources: (cell, row, graph) =>
      idClaim(row, graph).some(({ sources }) =>
        cell.split(';').every((id) => (sources as string[]).includes(sourceId(id, graph) ?? '?')),
      ),
    confidence: (cell, row, graph) =>
      idClaim(row, graph).some((claim) => has(claim, `confidence: ${cell}`) && claim.followed === (cell !== 'low')),
    notes: (cell, row, graph) => idClaim(row, graph).some((claim) => has(claim, cell)),
  },
}
