import neo4j from 'neo4j-driver'
import { type Counted, contextOver, type Field, type Reads, type Row, schemaOver } from './hand-written.ts'
import { listen } from './yoga-server.ts'

/** A level's lists in one statement each: its parents by UNWIND, each one's first rows by a subquery of its own. */
const [uri, user, password] = process.argv.slice(2) as [string, string, string]
const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })

const artist = '{.id, .name, .sortName, .disambiguation, .type, .began, .ended}'
const work = '{.id, .title}'
const lists: Record<Field, string> = {
  'Artist.videos': level('Artist', '-[l:PERFORMED]->(x:Video)', 'x.released', work),
  'Artist.songs': level('Artist', '-[l:PERFORMED]->(x:Song)', 'x.titleKey', work),
  'Artist.albums': level('Artist', '-[l:RELEASED]->(x)', 'x.released', work),
  'Video.songs': level('Video', '-[l:VIDEO_OF]->(x)', 'l.position', work),
  'Video.directors': level('Video', '<-[l:DIRECTED]-(x)', 'l.position', artist),
  'Song.performers': level('Song', '<-[l:PERFORMED]-(x)', 'l.position', artist),
  'Album.tracks': level(
    'Album',
    '<-[l:TRACK_OF]-(x) WHERE l.editionKey = n.defaultEditionKey',
    'l.disc, l.position',
    work,
  ),
}

function level(kind: string, pattern: string, order: string, shown: string): string {
  return `UNWIND $ids AS id MATCH (n:${kind} {id: id})
    CALL (n) { MATCH (n)${pattern} WITH x, l ORDER BY ${order}, x.id LIMIT $first RETURN collect(x ${shown}) AS rows }
    RETURN id, rows`
}

async function run(statement: string, values: Record<string, unknown>) {
  const session = driver.session({ database: 'neo4j', defaultAccessMode: neo4j.session.READ })
  try {
    return (await session.run(statement, values)).records
  } finally {
    await session.close()
  }
}

const counts: Record<Counted, string> = {
  'Artist.songs': counted('Song'),
  'Artist.videos': counted('Video'),
}

function counted(kind: string): string {
  return `UNWIND $ids AS id MATCH (n:Artist {id: id}) RETURN id, COUNT { (n)-[:PERFORMED]->(:${kind}) } AS count`
}

const reads: Reads = {
  async node(kind, id) {
    const shown = kind === 'Artist' ? artist : work
    const [record] = await run(`MATCH (n:${kind} {id: $id}) RETURN n ${shown} AS row`, { id })
    return record?.get('row') ?? null
  },
  artists: (first) =>
    rows(
      `MATCH (a:Artist) WHERE a.nameKey IS NOT NULL AND a.id IS NOT NULL
      WITH a ORDER BY a.nameKey, a.id LIMIT $first RETURN a ${artist} AS row`,
      { first: neo4j.int(first) },
    ),
  async lists(field, ids, { first }) {
    const records = await run(lists[field], { ids, first: neo4j.int(first) })
    const found = new Map(records.map((record) => [record.get('id') as string, record.get('rows')]))
    return ids.map((id) => found.get(id) ?? [])
  },
  async counts(field, ids) {
    const records = await run(counts[field], { ids })
    const found = new Map(records.map((record) => [record.get('id') as string, record.get('count') as number]))
    return ids.map((id) => found.get(id) ?? 0)
  },
  songsAfter: (id, { first, key, last }) =>
    rows(
      `MATCH (:Artist {id: $id})-[l:PERFORMED]->(s:Song) WHERE s.titleKey > $key OR s.titleKey = $key AND s.id > $last
      WITH s ORDER BY s.titleKey, s.id LIMIT $first RETURN s ${work} AS row`,
      { id, key, last, first: neo4j.int(first) },
    ),
  async songLengths(id) {
    const [row] = await rows(
      `MATCH (:Artist {id: $id})-[:PERFORMED]->(s:Song)
      RETURN {count: count(*), min: min(s.duration), max: max(s.duration), sum: sum(s.duration)} AS row`,
      { id },
    )
    return row!
  },
  artistsByMostSongs: (first) =>
    rows(
      `MATCH (a:Artist) WITH a, COUNT { (a)-[:PERFORMED]->(:Song) } AS songCount
      ORDER BY songCount DESC, a.id DESC LIMIT $first RETURN a {.id, .name, songCount: songCount} AS row`,
      { first: neo4j.int(first) },
    ),
  videosByDirectorsFor: ({ artist, from, first }) =>
    rows(
      `MATCH (:Artist {id: $artist})-[:PERFORMED]->(:Video)<-[:DIRECTED]-(d) WITH DISTINCT d
      MATCH (d)-[:DIRECTED]->(v) WHERE v.released >= $from
      WITH DISTINCT v ORDER BY v.titleKey, v.id LIMIT $first RETURN v ${work} AS row`,
      { artist, from, first: neo4j.int(first) },
    ),
}

async function rows(statement: string, values: Record<string, unknown>): Promise<Row[]> {
  return (await run(statement, values)).map((record) => record.get('row'))
}

listen(schemaOver(reads), [], contextOver(reads))
