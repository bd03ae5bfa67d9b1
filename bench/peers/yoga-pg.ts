import { Pool } from 'pg'
import { contextOver, type Field, type Reads, type Row, schemaOver } from './hand-written.ts'
import { listen } from './yoga-server.ts'

/**
 * A level's lists in one statement each: its parents as one array, each one's first rows by a lateral join. Statements
 * have names, so that each connection prepares them once: https://node-postgres.com/features/queries#prepared-statements
 */
const [url] = process.argv.slice(2) as [string]
const pool = new Pool({ connectionString: url, max: 20 })

const artist = 'x.id, x.name, x.sort_name AS "sortName", x.disambiguation, x.type, x.began, x.ended'
const work = 'x.id, x.title'
const lists: Record<Field, string> = {
  'Artist.videos': level('artist_performed_video', 'artist_id', 'video', 'x.released', work),
  'Artist.songs': level('artist_performed_song', 'artist_id', 'song', 'x.title_key', work),
  'Artist.albums': level('artist_released_album', 'artist_id', 'album', 'x.released', work),
  'Video.songs': level('video_video_of_song', 'video_id', 'song', 'l.position', work),
  'Video.directors': level('artist_directed_video', 'video_id', 'artist', 'l.position', artist),
  'Song.performers': level('artist_performed_song', 'song_id', 'artist', 'l.position', artist),
  'Album.tracks': level('song_track_of_album', 'album_id', 'song', 'l.disc, l.position', work).replace(
    'WHERE',
    'WHERE l.edition_key = (SELECT default_edition_key FROM album WHERE id = k.id) AND',
  ),
}

function level(link: string, near: string, far: string, order: string, shown: string): string {
  return `SELECT k.place, r.* FROM unnest($1::text[]) WITH ORDINALITY AS k(id, place)
    CROSS JOIN LATERAL (SELECT ${shown} FROM ${link} l JOIN ${far} x ON x.id = l.${far}_id
      WHERE l.${near} = k.id ORDER BY ${order}, l.${far}_id LIMIT $2) r`
}

async function run(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
  return (await pool.query({ name, text, values: [...values] })).rows
}

const reads: Reads = {
  async node(kind, id) {
    const [shown, table] = kind === 'Artist' ? [artist, 'artist'] : [work, 'album']
    const [row] = await run(kind, `SELECT ${shown} FROM ${table} x WHERE x.id = $1`, [id])
    return row ?? null
  },
  artists: (first) => run('artists', `SELECT ${artist} FROM artist x ORDER BY x.name_key, x.id LIMIT $1`, [first]),
  async lists(field, ids, { first }) {
    const found: Row[][] = ids.map(() => [])
    for (const row of await run(field, lists[field], [ids, first])) found[Number(row.place) - 1]!.push(row)
    return found
  },
  async counts(field, ids) {
    const link = field === 'Artist.songs' ? 'artist_performed_song' : 'artist_performed_video'
    const text = `SELECT artist_id AS id, count(*)::int AS count FROM ${link} WHERE artist_id = ANY($1::text[]) GROUP BY 1`
    const found = new Map((await run(`${field}.count`, text, [ids])).map(({ id, count }) => [id, count as number]))
    return ids.map((id) => found.get(id) ?? 0)
  },
  songsAfter: (id, { first, key, last }) =>
    run(
      'songsAfter',
      `SELECT ${work} FROM artist_performed_song l JOIN song x ON x.id = l.song_id
      WHERE l.artist_id = $1 AND (x.title_key, x.id) > ($2, $3) ORDER BY x.title_key, x.id LIMIT $4`,
      [id, key, last, first],
    ),
  async songLengths(id) {
    const [row] = await run(
      'songLengths',
      `SELECT count(*)::int AS count, min(x.duration), max(x.duration), sum(x.duration)::int
      FROM artist_performed_song l JOIN song x ON x.id = l.song_id WHERE l.artist_id = $1`,
      [id],
    )
    return row!
  },
  artistsByMostSongs: (first) =>
    run(
      'artistsByMostSongs',
      `SELECT x.id, x.name, c.count AS "songCount" FROM (SELECT artist_id, count(*)::int AS count
      FROM artist_performed_song GROUP BY 1 ORDER BY 2 DESC, 1 DESC LIMIT $1) c JOIN artist x ON x.id = c.artist_id
      ORDER BY c.count DESC, x.id DESC`,
      [first],
    ),
  videosByDirectorsFor: ({ artist, from, first }) =>
    run(
      'videosByDirectorsFor',
      `SELECT ${work} FROM video x WHERE x.released >= $2 AND x.id IN (SELECT b.video_id FROM artist_performed_video p
        JOIN artist_directed_video a ON a.video_id = p.video_id JOIN artist_directed_video b ON b.artist_id = a.artist_id
        WHERE p.artist_id = $1) ORDER BY x.title_key, x.id LIMIT $3`,
      [artist, from, first],
    ),
}

listen(schemaOver(reads), [], contextOver(reads))
