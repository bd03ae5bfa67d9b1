import type { Model } from '../../model/index.ts'
import type { ImportRun, LinkStats, StoreStats } from '../contract.ts'
import { byConfidence, creditsByYear, creditsOf, frequentRoles } from '../link-stats.ts'
import type { Connection } from './connection.ts'
import { type LinkTable, namesOf, type Table } from './names.ts'
import { loadedAt, revisionOf } from './revision.ts'
import { quoted } from './schema.ts'

/** Counts what there is; the parts that are asked for read every link. */
export function stats(
  connection: Connection,
  model: Model,
  parts: readonly (keyof LinkStats)[],
): StoreStats & Partial<LinkStats> {
  const names = namesOf(model)
  const count = (from: string) => connection.fixed<[number]>(`SELECT count(*) FROM ${from}`).get()![0]
  return {
    revision: revisionOf(connection),
    loadedAt: loadedAt(connection),
    nodes: names.nodes.map(({ kind, name }) => ({ kind: kind.name, count: count(quoted(name)) })),
    links: [...model.links.keys()].map((type) => ({
      type,
      count: names.linksOf(type).reduce((sum, { name }) => sum + count(quoted(name)), 0),
    })),
    runs: connection
      .fixed<[string, string, number, number]>(
        'SELECT "source", "finished_at", "written", "refused" FROM "run" ORDER BY "source"',
      )
      .all()
      .map(([source, finishedAt, written, refused]): ImportRun => ({ source, finishedAt, written, refused })),
    ...Object.fromEntries([...new Set(parts)].map((part) => [part, readers[part](connection, model)])),
  }
}

const readers: { readonly [Part in keyof LinkStats]: (connection: Connection, model: Model) => LinkStats[Part] } = {
  linksWithSource: (connection, model) => citing(connection, model, () => cites),
  linksWithOpenableSource: (connection, model) =>
    citing(connection, model, (table) => `${cites} AND ${opens(model, table)}`),
  creditsByYear: (connection, model) =>
    creditsByYear(creditsOf(model).flatMap((credit) => worksByYear(connection, namesOf(model).link(credit)))),
  roles(connection, model) {
    const told = namesOf(model).links.filter(({ columns }) => columns.has('role'))
    return frequentRoles(
      told.flatMap(({ name, link, columns }) => {
        const role = `l.${quoted(columns.get('role')!.name)}`
        const counts = connection.fixed<[string, number]>(
          `SELECT ${role}, count(*) FROM ${quoted(name)} l WHERE ${role} IS NOT NULL AND ${goingOn} GROUP BY 1`,
        )
        return counts.all().map(([role, count]) => [link.type, role, count] as const)
      }),
    )
  },
  confidence: (connection, model) =>
    byConfidence(
      namesOf(model).links.flatMap(({ name, columns }) => {
        const confidence = `l.${quoted(columns.get('confidence')!.name)}`
        const counts = connection.fixed<[string, number]>(
          `SELECT ${confidence}, count(*) FROM ${quoted(name)} l WHERE ${goingOn} GROUP BY 1`,
        )
        return counts.all()
      }),
    ),
}

/** Lets itself be ended; see connection.ts. */
const goingOn = `(l."pk" & 1023 OR alive())`
const cites = `l."sources" <> '[]' AND ${goingOn}`

/** What cites a source is not indexed. */
function citing(connection: Connection, model: Model, where: (table: Table) => string): number {
  return namesOf(model).links.reduce((sum, table) => {
    const count = connection.fixed<[number]>(`SELECT count(*) FROM ${quoted(table.name)} l WHERE ${where(table)}`)
    return sum + count.get()![0]
  }, 0)
}

function opens(model: Model, { columns }: Table): string {
  const sources = namesOf(model).nodes.find(({ kind }) => kind.name === columns.get('sources')!.declared.kind)
  const address = sources?.columns.get('url')
  if (!address) return '0'
  const cited = `SELECT value FROM json_each(l."sources")`
  return `EXISTS (SELECT 1 FROM ${quoted(sources!.name)} WHERE "id" IN (${cited}) AND ${quoted(address.name)} IS NOT NULL)`
}

/** From the works' side: their credits are counted in an index, and only the works are sorted by year. */
function worksByYear(connection: Connection, { name, to }: LinkTable): [number, number][] {
  const dated = to.columns.get(to.kind.year ?? '')
  if (!dated) return []
  const value = `t.${quoted(dated.name)}`
  const year = dated.declared.type === 'date' ? `CAST(substr(${value}, 1, 4) AS INTEGER)` : value
  const credits = `SELECT count(*) FROM ${quoted(name)} l WHERE l."to" = t."pk"`
  return connection
    .fixed<[number, number]>(
      `SELECT ${year}, sum((${credits})) FROM ${quoted(to.name)} t WHERE ${value} IS NOT NULL AND (t."pk" & 1023 OR alive()) GROUP BY 1`,
    )
    .all()
    .filter(([, count]) => count > 0)
}
