import type { Model } from '../../model/index.ts'
import type { ImportRun, StoreStats } from '../contract.ts'
import type { Connection } from './connection.ts'
import { namesOf, type Table } from './names.ts'
import { loadedAt, revisionOf } from './revision.ts'
import { quoted } from './schema.ts'

/** Counts everything: what cites a source is not indexed, so this reads every link. */
export function stats(connection: Connection, model: Model): StoreStats {
  const names = namesOf(model)
  const count = (from: string) => connection.fixed<[number]>(`SELECT count(*) FROM ${from}`).get()![0]
  const sum = (tables: readonly Table[], where: (table: Table) => string) =>
    tables.reduce((total, table) => total + count(`${quoted(table.name)} l ${where(table)}`), 0)
  const citing = names.links.filter(({ columns }) => columns.has('sources'))
  return {
    revision: revisionOf(connection),
    loadedAt: loadedAt(connection),
    nodes: names.nodes.map(({ kind, name }) => ({ kind: kind.name, count: count(quoted(name)) })),
    links: [...model.links.keys()].map((type) => ({ type, count: sum(names.linksOf(type), () => '') })),
    linksWithSource: sum(citing, () => `WHERE ${cites}`),
    linksWithOpenableSource: sum(citing, (table) => `WHERE ${cites} AND ${opens(table)}`),
    runs: connection
      .fixed<[string, string, number, number]>(
        'SELECT "source", "finished_at", "written", "refused" FROM "run" ORDER BY "source"',
      )
      .all()
      .map(([source, finishedAt, written, refused]): ImportRun => ({ source, finishedAt, written, refused })),
  }

  function opens({ columns }: Table): string {
    const sources = names.nodes.find(({ kind }) => kind.name === columns.get('sources')!.declared.kind)
    const address = sources?.columns.get('url')
    if (!address) return '0'
    const cited = `SELECT value FROM json_each(l."sources")`
    return `EXISTS (SELECT 1 FROM ${quoted(sources!.name)} WHERE "id" IN (${cited}) AND ${quoted(address.name)} IS NOT NULL)`
  }
}

const cites = `l."sources" <> '[]' AND (l."pk" & 1023 OR alive())`
