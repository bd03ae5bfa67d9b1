import { setImmediate } from 'node:timers/promises'
import type { Model } from '../../model/index.ts'
import type { LinkSurvey, NodeSurvey } from '../contract.ts'
import { decoderOf } from './columns.ts'
import type { Connection } from './connection.ts'
import { type LinkTable, type NodeTable, namesOf, type Table } from './names.ts'
import { quoted } from './schema.ts'

/** Row numbers that a statement spans: it holds up its thread for some milliseconds. */
const span = 5000

export async function* surveyNodes(
  connection: Connection,
  model: Model,
  of: (kind: string) => readonly string[],
): AsyncGenerator<NodeSurvey> {
  for (const table of namesOf(model).nodes) {
    const asked = [...new Set(of(table.kind.name))].flatMap((property) => table.columns.get(property) ?? [])
    const read = ['"id"', ...asked.map(({ name }) => quoted(name))]
    for await (const [ids, ...values] of stretches(connection, table, read)) {
      const columns = asked.map(({ property, declared }, place) => {
        const decode = decoderOf(declared)
        return [property, decode ? values[place]!.map(decode) : values[place]!] as const
      })
      yield { kind: table.kind.name, ids: ids as string[], columns: Object.fromEntries(columns) }
    }
  }
}

/** Ends are row numbers, made what they are to be from memory: a join would look for two rows for each link. */
export async function* surveyLinks<End>(
  connection: Connection,
  model: Model,
  endOf: (id: string) => End,
): AsyncGenerator<LinkSurvey<End>> {
  const namers = new Map<NodeTable, Namer<End>>()
  for (const table of namesOf(model).links) {
    for (const end of [table.from, table.to])
      if (!namers.has(end)) namers.set(end, await namerOf(connection, end, endOf))
    const [from, to] = [namers.get(table.from)!, namers.get(table.to)!]
    for await (const [starts, ends, keys, confidence, sources, creditedAs] of stretches(connection, table, lean(table)))
      yield {
        type: table.link.type,
        from: starts!.map(from),
        to: ends!.map(to),
        keys: keys as string[],
        confidence: confidence as string[],
        sources: sources as number[],
        creditedAs: creditedAs as (string | null)[],
      }
  }
}

function lean({ columns }: LinkTable): string[] {
  const column = (property: string) => quoted(columns.get(property)!.name)
  const creditedAs = columns.has('creditedAs') ? column('creditedAs') : 'NULL'
  return ['"from"', '"to"', '"key"', column('confidence'), `json_array_length(${column('sources')})`, creditedAs]
}

type Namer<End> = (pk: unknown) => End

/** Without a snapshot, in memory, a link may lead to a node that came after the others were read. */
async function namerOf<End>(connection: Connection, table: NodeTable, endOf: (id: string) => End): Promise<Namer<End>> {
  const ends: End[] = []
  for await (const [pks, ids] of stretches(connection, table, ['"pk"', '"id"']))
    for (const [place, pk] of pks!.entries()) ends[pk as number] = endOf(ids![place] as string)
  const late = connection.fixed<[string]>(`SELECT "id" FROM ${quoted(table.name)} WHERE "pk" = ?`)
  return (pk) => ends[pk as number] ?? endOf(late.get(pk as number)![0])
}

/**
 * A table in the order it lies in, a list for each expression. SQLite writes the lists itself, as JSON: parsing three
 * of them takes half of the time that handing over every row does.
 */
async function* stretches(
  connection: Connection,
  { name }: Table,
  expressions: readonly string[],
): AsyncGenerator<readonly unknown[][]> {
  const lists = expressions.map((expression) => `json_group_array(${expression})`)
  const read = connection.fixed<string[]>(
    `SELECT ${lists.join(', ')} FROM ${quoted(name)} WHERE "pk" > ? AND "pk" <= ?`,
  )
  const [last] = connection.fixed<[number | null]>(`SELECT max("pk") FROM ${quoted(name)}`).get()!
  for (let pk = 0; pk < (last ?? 0); pk += span) {
    const columns = read.get(pk, pk + span)!.map((list) => JSON.parse(list) as unknown[])
    if (columns[0]!.length > 0) yield columns
    // Other work of the process gets its turn.
    await setImmediate()
  }
}
