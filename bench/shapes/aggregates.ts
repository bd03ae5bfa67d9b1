import { first } from './first.ts'
import type { Shape } from './shape.ts'

interface Lengths {
  readonly count: number
  readonly duration: { readonly min: number; readonly max: number; readonly sum: number | string } | null
}

const artistWith = ({ count, duration }: Lengths) => ({
  artist: { songs: { aggregate: { count, duration: duration && { ...duration, sum: Number(duration.sum) } } } },
})

const hand = {
  text: 'query ($id: ID!) { artist(id: $id) { songLengths { count min max sum } } }',
  answer: (data: unknown) => {
    const { songLengths } = (
      data as { artist: { songLengths: { count: number; min: number; max: number; sum: number } } }
    ).artist
    const { count, ...duration } = songLengths
    return artistWith({ count, duration })
  },
}

export const aggregates: Shape = {
  name: 'aggregates',
  title: 'artist with thousands of songs: how many, the shortest, the longest, all together',
  over: 'hubs',
  query: 'query ($id: ID!) { artist(id: $id) { songs { aggregate { count duration { min max sum } } } } }',
  peers: {
    cypher: {
      text: `MATCH (a:Artist {id: $id})
        CALL (a) { MATCH (a)-[:PERFORMED]->(s:Song)
          RETURN {count: count(*), duration: {min: min(s.duration), max: max(s.duration), sum: sum(s.duration)}} AS aggregate }
        RETURN {artist: {songs: {aggregate: aggregate}}} AS answer`,
    },
    'neo4j-graphql': {
      text: `query ($id: ID!) { artist: artists(where: { id: { eq: $id } }) {
        songs: songsConnection { aggregate { count { all: nodes } by: node { duration { min max sum } } } } } }`,
      answer: (data) => {
        const { artist } = first('artist')(data) as {
          artist: { songs: { aggregate: { count: { all: number }; by: { duration: Lengths['duration'] } } } }
        }
        const { count, by } = artist.songs.aggregate
        return artistWith({ count: count.all, duration: by.duration })
      },
    },
    'yoga-neo4j': hand,
    postgraphile: {
      text: `query ($id: String!) { artist(rowId: $id) { songs: songsByArtistPerformedSongArtistIdAndSongId {
        totalCount aggregates { min { duration } max { duration } sum { duration } } } } }`,
      answer: (data) => {
        const { totalCount, aggregates } = (
          data as {
            artist: { songs: { totalCount: number; aggregates: Record<'min' | 'max' | 'sum', { duration: number }> } }
          }
        ).artist.songs
        const { min, max, sum } = aggregates
        return artistWith({
          count: totalCount,
          duration: { min: min.duration, max: max.duration, sum: sum.duration },
        })
      },
    },
    'yoga-pg': hand,
  },
}
