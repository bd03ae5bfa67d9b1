import type { Graph, Statement } from '../graph.ts'
import { type About, type Cells, has, holds, person, shared, songOf, type Table, there, videoOf } from './check.ts'

const video: About = (row, graph) => graph.node(videoOf(row.video_id!))

/** Names of a credit line with the role each is billed in. */
function billedOf(line: string): [name: string, role: string][] {
  const [main = '', featured] = line.split(' feat. ')
  return [
    ...main.split(', ').map((name): [string, string] => [name, 'main']),
    ...(featured?.split(/, | and /) ?? []).map((name): [string, string] => [name, 'featured']),
  ]
}

function billing(row: Cells, work: string | undefined, graph: Graph): Statement[][] {
  return billedOf(row.artists!).map(([name, role], at) =>
    graph.between('PERFORMED', person(name, graph), work, { role, position: at + 1 }),
  )
}

/** Each song of a video: the link to it, its own node and billing where no other table has it. */
function songsOf(row: Cells, graph: Graph): Statement[][] {
  const tracks = row.track_ids!.split(' | ')
  return tracks.flatMap((track, at) => {
    const song = songOf(track, graph)
    const segment = tracks.length > 1 ? graph.name(song ?? '').replace(' (Interlude)', '') : null
    const link = graph.between('VIDEO_OF', videoOf(row.video_id!), song, { position: at + 1, segment })
    if (!track.startsWith('(other) ')) return [link]
    const own = graph.node(song ?? '').filter(({ creditedAs }) => creditedAs === row.artists)
    return [link, own, ...billing(row, song, graph)]
  })
}

const producing = (row: Cells, graph: Graph) =>
  row
    .production_companies!.split('|')
    .filter(Boolean)
    .map((name) =>
      graph.between('PRODUCED', graph.called('Company', name), videoOf(row.video_id!), { role: 'production' }),
    )

export const videos: Table = {
  file: 'videos.tsv',
  columns: {
    ...shared({
      about: (row, graph) => [
        ...video(row, graph),
        ...billing(row, videoOf(row.video_id!), graph).flat(),
        ...songsOf(row, graph).flat(),
        ...producing(row, graph).flat(),
      ],
      remarked: video,
    }),
    video_id: there(video),
    title: (cell, row, graph) =>
      video(row, graph).some(
        ({ title, version, aliases }) =>
          title === cell || (`${title} (${version})` === cell && (aliases as string[]).includes(cell)),
      ),
    artists: (cell, row, graph) =>
      video(row, graph)[0]?.creditedAs === cell &&
      billing(row, videoOf(row.video_id!), graph).every(({ length }) => length === 1),
    track_ids: (_, row, graph) => songsOf(row, graph).every(({ length }) => length === 1),
    release_date: holds('released', video),
    kind: (cell, row, graph) =>
      video(row, graph).some(
        (node) =>
          node.type === { 'music video': 'MUSIC_VIDEO', 'short film': 'SHORT_FILM', 'art film': 'SHORT_FILM' }[cell] &&
          (cell !== 'art film' || has(node, cell)),
      ),
    production_companies: (_, row, graph) => producing(row, graph).every(({ length }) => length === 1),
    youtube_id: (cell, row, graph) =>
      video(row, graph).some(
        ({ externalIds, urls }) =>
          (externalIds as Statement[]).some(({ source, id }) => source === 'youtube' && id === cell) &&
          (urls as string[]).includes(`https://www.youtube.com/watch?v=${cell}`),
      ),
  },
}
