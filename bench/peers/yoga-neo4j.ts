import neo4j from 'neo4j-driver'
import { context, type Field, schemaOver } from './hand-written.ts'
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

listen(
  schemaOver({
    async node(kind, id) {
      const shown = kind === 'Artist' ? artist : work
      const [record] = await run(`MATCH (n:${kind} {id: $id}) RETURN n ${shown} AS row`, { id })
      return record?.get('row') ?? null
    },
    async artists(first) {
      const statement = `MATCH (a:Artist) WHERE a.nameKey IS NOT NULL AND a.id IS NOT NULL
        WITH a ORDER BY a.nameKey, a.id LIMIT $first RETURN a ${artist} AS row`
      return (await run(statement, { first: neo4j.int(first) })).map((record) => record.get('row'))
    },
    async lists(field, ids, { first }) {
      const records = await run(lists[field], { ids, first: neo4j.int(first) })
      const rows = new Map(records.map((record) => [record.get('id') as string, record.get('rows')]))
      return ids.map((id) => rows.get(id) ?? [])
    },
  }),
  [],
  context,
)
