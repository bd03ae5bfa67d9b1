import type { Graph, Statement } from '../graph.ts'
import { type About, type Cells, has, holds, person, shared, songOf, type Table, there, videoOf } from './check.ts'

const video: About = (row, graph) => graph.node(videoOf(row.video_id!))

/** Names of a credit line with the role each is billed in and the words that join it to the next. */
function billedOf(line: string): { name: string; role: string; joinPhrase: string | null }[] {
  const [main = '', featured] = line.split(' feat. ')
  const names = [
    ...main.split(', ').map((name) => ({ name, role: 'main' })),
    ...(featured?.split(/, | and /) ?? []).map((name) => ({ name, role: 'featured' })),
  ]
  return names.map(({ name, role }, at) => {
    const next = names[at + 1]
    const between = next
      ? line.slice(line.indexOf(name) + name.length, line.indexOf(next.name, line.indexOf(name) + name.length))
      : ''
    return { name, role, joinPhrase: between.trim() || null }
  })
}

function billing(row: Cells, work: string | undefined, graph: Graph): Statement[][] {
  return billedOf(row.artists!).map(({ name, role, joinPhrase }, at) =>
    graph.between('PERFORMED', person(name, graph), work, { role, joinPhrase, position: at + 1 }),
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
