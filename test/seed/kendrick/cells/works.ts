import type { Graph, Statement } from '../graph.ts'
import { type About, type Cells, has, holds, person, shared, songOf, type Table, there } from './check.ts'

const albumId = ({ album_id }: Cells) => `album:${album_id}`
const album: About = (row, graph) => graph.node(albumId(row))

function edition(row: Cells, key: string, graph: Graph): Statement | undefined {
  return album(row, graph)
    .flatMap(({ editions }) => editions as Statement[])
    .find((each) => each.key === key)
}

const releasing = (row: Cells, graph: Graph) => graph.between('RELEASED', person(row.artist!, graph), albumId(row))
const issuing = (row: Cells, graph: Graph) =>
  row
    .labels!.split('|')
    .map((label, at) =>
      graph.between('ISSUED', graph.called('Company', label), albumId(row), { position: at + 1, edition: null }),
    )

export const albums: Table = {
  file: 'albums.tsv',
  columns: {
    ...shared({
      about: (row, graph) => [...album(row, graph), ...releasing(row, graph), ...issuing(row, graph).flat()],
      remarked: album,
    }),
    album_id: there(album),
    title: holds('title', album),
    artist: (_, row, graph) => releasing(row, graph).some(({ position }) => position === 1),
    type: (cell, row, graph) =>
      album(row, graph).some((node) => {
        const type = cell.startsWith('studio album') ? 'ALBUM' : 'COMPILATION'
        return node.type === type && (cell === 'studio album' || has(node, cell))
      }),
    release_date: (cell, row, graph) =>
      album(row, graph)[0]?.released === cell && edition(row, 'standard', graph)?.date === cell,
    labels: (_, row, graph) => issuing(row, graph).every(({ length }) => length === 1),
    length: holds('duration', album, (cell) => Number(cell.slice(0, 2)) * 60 + Number(cell.slice(3))),
    discs: (cell, row, graph) => edition(row, 'standard', graph)?.discCount === Number(cell),
    track_count: (cell, row, graph) => {
      const standing = graph
        .into('TRACK_OF', albumId(row))
        .filter(({ properties }) => properties.edition === 'standard')
      return edition(row, 'standard', graph)?.trackCount === Number(cell) && standing.length === Number(cell)
    },
    billboard200_peak: holds('billboard200Peak', album, Number),
  },
}

const song: About = (row, graph) => graph.node(songOf(row.track_id!, graph) ?? '')
const placed: About = (row, graph) =>
  graph.between('TRACK_OF', songOf(row.track_id!, graph), albumId(row), {
    ...(row.edition && { edition: row.edition }),
    disc: Number(row.disc),
    position: Number(row.position),
  })
const featured = (row: Cells, graph: Graph) =>
  row
    .featured!.split(' | ')
    .filter(Boolean)
    .map((name) => graph.between('PERFORMED', person(name, graph), songOf(row.track_id!, graph), { role: 'featured' }))

export const tracks: Table = {
  file: 'tracks.tsv',
  columns: {
    ...shared({
      about: (row, graph) => [...song(row, graph), ...placed(row, graph), ...featured(row, graph).flat()],
      remarked: song,
    }),
    track_id: there(song),
    album_id: (cell, row, graph) =>
      cell.startsWith('(')
        ? has(song(row, graph)[0], { '(single)': 'single', '(other)': 'on no curated album' }[cell] ?? '?')
        : placed(row, graph).every((link) => link.edition === (row.notes!.startsWith('bonus') ? 'bonus' : 'standard')),
    disc: there(placed),
    position: there(placed),
    title: (cell, row, graph) =>
      song(row, graph).some(({ title, version }) => (version ? `${title} [${version}]` : title) === cell),
    duration_s: holds('duration', song, Number),
    featured: (_, row, graph) => featured(row, graph).every(({ length }) => length === 1),
    // The names it bills are credited with the song, too.
    billboard_credit: (cell, row, graph) =>
      song(row, graph)[0]?.creditedAs === cell &&
      cell
        .split(/,? & |, | Featuring /)
        .every((name) => graph.between('PERFORMED', person(name, graph), songOf(row.track_id!, graph)).length > 0),
    hot100_peak: holds('hot100Peak', song, Number),
  },
}

/** The songs of an edition: the one the row names, or all. */
const standing: About = (row, graph) =>
  row.track_id
    ? placed(row, graph)
    : graph
        .into('TRACK_OF', albumId(row))
        .map(({ properties }) => properties)
        .filter((link) => link.edition === row.edition)

export const editions: Table = {
  file: 'editions.tsv',
  columns: {
    ...shared({ about: standing }),
    album_id: there(album),
    edition: (cell, row, graph) => edition(row, cell, graph)?.isDefault === false,
    title: (cell, row, graph) => edition(row, row.edition!, graph)?.title === cell,
    track_count: (cell, row, graph) => edition(row, row.edition!, graph)?.trackCount === Number(cell),
    track_id: there(placed),
    disc: there(placed),
    position: there(placed),
  },
}

function sampled(row: Cells, graph: Graph): string | undefined {
  return graph
    .outOf('SAMPLES', songOf(row.track_id!, graph) ?? '')
    .map(({ to }) => to)
    .find((id) => {
      const { title, creditedAs } = graph.nodes.get(id)!
      return title === (row.sampled_title || '[unknown]') && creditedAs === row.sampled_artist
    })
}

/** How a row says that a song is used; S102 lists samples, interpolations and references alike. */
function wayOf({ notes, sources }: Cells): string {
  if (notes === 'interpolation') return 'interpolation'
  if (notes === 'lyric quotation') return 'quotation'
  return /WhoSampled mixes|\/|not$/.test(notes!) || sources!.includes('S102') ? 'unspecified' : 'sample'
}

const use: About = (row, graph) =>
  graph.between('SAMPLES', songOf(row.track_id!, graph), sampled(row, graph), { how: wayOf(row) })
const used: About = (row, graph) => graph.node(sampled(row, graph) ?? '')
const makers = (row: Cells, graph: Graph) =>
  row
    .sampled_artist!.split(' & ')
    .map((name) => graph.between('PERFORMED', person(name, graph), sampled(row, graph), { role: 'main' }))

export const samples: Table = {
  file: 'samples.tsv',
  columns: {
    ...shared({
      about: (row, graph) => [...use(row, graph), ...used(row, graph), ...makers(row, graph).flat()],
      remarked: use,
    }),
    track_id: there(use),
    track: (cell, row, graph) => graph.name(songOf(row.track_id!, graph) ?? '') === cell,
    sampled_artist: (_, row, graph) => makers(row, graph).every(({ length }) => length === 1),
    sampled_title: holds('title', used),
  },
}
