import DataLoader from 'dataloader'
import { createSchema } from 'graphql-yoga'

export type Row = Readonly<Record<string, unknown>>
export type Field =
  | 'Artist.videos'
  | 'Artist.songs'
  | 'Artist.albums'
  | 'Video.songs'
  | 'Video.directors'
  | 'Song.performers'
  | 'Album.tracks'
export type Counted = 'Artist.songs' | 'Artist.videos'
export interface Page {
  readonly first: number
}
/** What a cursor in order of title holds: the song to go on behind. */
export interface After extends Page {
  readonly key: string
  readonly last: string
}

/** What a database has to answer for the hand-written server, a whole level at a time. */
export interface Reads {
  node(kind: 'Artist' | 'Album', id: string): Promise<Row | null>
  artists(first: number): Promise<readonly Row[]>
  /** For each of the ids, in their order, the first rows of its list. */
  lists(field: Field, ids: readonly string[], page: Page): Promise<readonly (readonly Row[])[]>
  /** For each of the ids, in their order. */
  counts(field: Counted, ids: readonly string[]): Promise<readonly number[]>
  songsAfter(artist: string, after: After): Promise<readonly Row[]>
  songLengths(artist: string): Promise<Row>
  /** Each with its `songCount`. */
  artistsByMostSongs(first: number): Promise<readonly Row[]>
  videosByDirectorsFor(asked: { artist: string; from: string; first: number }): Promise<readonly Row[]>
}

const typeDefs = `
  type Query {
    artist(id: ID!): Artist
    album(id: ID!): Album
    artists(first: Int!): [Artist!]!
    artistsByMostSongs(first: Int!): [Artist!]!
    videosByDirectorsFor(artist: ID!, from: String!, first: Int!): [Video!]!
  }
  type Lengths { count: Int! min: Int max: Int sum: Int! }
  type Artist {
    id: ID!
    name: String!
    sortName: String!
    disambiguation: String
    type: String
    began: String
    ended: String
    videos(first: Int!): [Video!]!
    songs(first: Int!): [Song!]!
    albums(first: Int!): [Album!]!
    songsAfter(first: Int!, key: String!, last: ID!): [Song!]!
    songCount: Int!
    videoCount: Int!
    songLengths: Lengths!
  }
  type Song { id: ID! title: String! performers(first: Int!): [Artist!]! }
  type Video { id: ID! title: String! songs(first: Int!): [Song!]! directors(first: Int!): [Artist!]! }
  type Album { id: ID! title: String! tracks(first: Int!): [Song!]! }
`

/**
 * The GraphQL server a careful person writes: graphql-yoga, and one DataLoader for each list field and its arguments in
 * a request, so that each level of the answer is one read. https://github.com/graphql/dataloader#batching
 * https://the-guild.dev/graphql/yoga-server/docs/features/context (loaders made for each request)
 */
export function schemaOver(reads: Reads) {
  const list =
    (field: Field) =>
    (parent: Row, page: Page, { loaders }: Context) =>
      loaderOf(reads, loaders, field, page).load(parent.id as string)
  return createSchema<Context>({
    typeDefs,
    resolvers: {
      Query: {
        artist: (_: unknown, { id }: { id: string }) => reads.node('Artist', id),
        album: (_: unknown, { id }: { id: string }) => reads.node('Album', id),
        artists: (_: unknown, { first }: Page) => reads.artists(first),
        artistsByMostSongs: (_: unknown, { first }: Page) => reads.artistsByMostSongs(first),
        videosByDirectorsFor: (_: unknown, asked: Parameters<Reads['videosByDirectorsFor']>[0]) =>
          reads.videosByDirectorsFor(asked),
      },
      Artist: {
        videos: list('Artist.videos'),
        songs: list('Artist.songs'),
        albums: list('Artist.albums'),
        songsAfter: ({ id }: Row, after: After) => reads.songsAfter(id as string, after),
        songCount: ({ id, songCount }: Row, _: unknown, { counts }: Context) =>
          songCount ?? counts['Artist.songs'].load(id as string),
        videoCount: ({ id }: Row, _: unknown, { counts }: Context) => counts['Artist.videos'].load(id as string),
        songLengths: ({ id }: Row) => reads.songLengths(id as string),
      },
      Video: { songs: list('Video.songs'), directors: list('Video.directors') },
      Song: { performers: list('Song.performers') },
      Album: { tracks: list('Album.tracks') },
    },
  })
}

type Loader = DataLoader<string, readonly Row[]>
interface Context {
  readonly loaders: Map<string, Loader>
  readonly counts: Record<Counted, DataLoader<string, number>>
}

/** For each request anew: what one has loaded is not shown to another. */
export function contextOver(reads: Reads): () => Context {
  const counting = (field: Counted) => new DataLoader<string, number>((ids) => reads.counts(field, ids))
  return () => ({
    loaders: new Map(),
    // Made anew in each: a DataLoader keeps what it has loaded.
    counts: { 'Artist.songs': counting('Artist.songs'), 'Artist.videos': counting('Artist.videos') },
  })
}

function loaderOf(reads: Reads, loaders: Map<string, Loader>, field: Field, page: Page): Loader {
  const name = `${field} ${page.first}`
  const made = loaders.get(name) ?? new DataLoader<string, readonly Row[]>((ids) => reads.lists(field, ids, page))
  loaders.set(name, made)
  return made
}
