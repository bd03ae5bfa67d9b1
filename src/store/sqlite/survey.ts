import { setImmediate } from 'node:timers/promises'
import { CONFIDENCE } from '../../model/define.ts'
import type { Model } from '../../model/index.ts'
import type { LinkSurvey, NodeSurvey } from '../contract.ts'
import { type Texts, textsOf, textsOnLines } from '../texts.ts'
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
    const read = [ids, ...asked.map(({ name }) => list(quoted(name)))]
    for await (const { count, told } of spans(connection, table, read)) {
      const columns = asked.map(({ property, declared }, place) => {
        const values = JSON.parse(told[place + 1] as string) as unknown[]
        const decode = decoderOf(declared)
        return [property, decode ? values.map(decode) : values] as const
      })
      yield {
        kind: table.kind.name,
        ids: textsOnLines(told[0] as Uint8Array, count),
        columns: Object.fromEntries(columns),
      }
    }
  }
}

/** Ends are row numbers, made what they are to be from memory: a join would look for two rows for each link. */
export async function* surveyLinks<End>(
  connection: Connection,
  model: Model,
  endOf: (ids: Texts, place: number) => End,
): AsyncGenerator<LinkSurvey<End>> {
  const namers = new Map<NodeTable, Namer<End>>()
  for (const table of namesOf(model).links) {
    for (const end of [table.from, table.to])
      if (!namers.has(end)) namers.set(end, await namerOf(connection, end, endOf))
    const [from, to] = [namers.get(table.from)!, namers.get(table.to)!]
    for await (const { count, told } of spans(connection, table, lean(table))) {
      const [starts, ends, keys, confidence, sources] = told as Uint8Array[]
      const [creditedFrom, creditedAs] = told.slice(5) as [string?, string?]
      yield {
        type: table.link.type,
        from: named(numbersIn(starts!, count), from),
        to: named(numbersIn(ends!, count), to),
        keys: keys!,
        confidence: confidence!.map((letter) => ranks[letter]!),
        sources: numbersIn(sources!, count),
        credited: {
          from: named(JSON.parse(creditedFrom ?? '[]') as number[], from),
          as: JSON.parse(creditedAs ?? '[]') as string[],
        },
      }
    }
  }
}

function lean({ columns }: LinkTable): string[] {
  const column = (property: string) => quoted(columns.get(property)!.name)
  const [confidence, sources] = [column('confidence'), column('sources')]
  const all = [
    numbers('"from"'),
    numbers('"to"'),
    letters('"key"'),
    letters(`coalesce(substr(${confidence}, 1, 1), '?')`),
    numbers(`CASE ${sources} WHEN '[]' THEN 0 ELSE json_array_length(${sources}) END`),
  ]
  if (!columns.has('creditedAs')) return all
  const creditedAs = column('creditedAs')
  const credited = `FILTER (WHERE ${creditedAs} IS NOT NULL)`
  return [...all, `${list('"from"')} ${credited}`, `${list(creditedAs)} ${credited}`]
}

/** By the letter that a word begins with, each with its own. */
const ranks = new Uint8Array(256).fill(255)
for (const [rank, word] of CONFIDENCE.entries()) ranks[word.charCodeAt(0)] = rank

type Namer<End> = (pk: number) => End

/** Without a snapshot, in memory, a link may lead to a node that came after the others were read. */
async function namerOf<End>(
  connection: Connection,
  table: NodeTable,
  endOf: (ids: Texts, place: number) => End,
): Promise<Namer<End>> {
  const ends: End[] = []
  for await (const { count, told } of spans(connection, table, [ids, numbers('"pk"')])) {
    const texts = textsOnLines(told[0] as Uint8Array, count)
    const pks = numbersIn(told[1] as Uint8Array, count)
    for (let place = 0; place < count; place++) ends[pks[place]!] = endOf(texts, place)
  }
  const late = connection.fixed<[string]>(`SELECT "id" FROM ${quoted(table.name)} WHERE "pk" = ?`)
  return (pk) => ends[pk] ?? endOf(textsOf(late.get(pk)!), 0)
}

function named<End>(pks: ArrayLike<number>, namer: Namer<End>): End[] {
  const ends: End[] = []
  for (let i = 0; i < pks.length; i++) ends.push(namer(pks[i]!))
  return ends
}

/*
 * A span of a table is one row: SQLite writes every column out as one value, whose bytes are read as they lie. Handing
 * over every row takes four times as long, and a JSON list of strings twice as long.
 */
const list = (expression: string) => `json_group_array(${expression})`
const letters = (expression: string) => `CAST(group_concat(${expression}, '') AS BLOB)`
const numbers = (expression: string) => `CAST(group_concat(${expression}) AS BLOB)`
/** Printable ASCII, so a line each. */
const ids = 'CAST(group_concat("id", char(10)) AS BLOB)'

/** A table in the order it lies in. */
async function* spans(
  connection: Connection,
  { name }: Table,
  expressions: readonly string[],
): AsyncGenerator<{ readonly count: number; readonly told: readonly unknown[] }> {
  const read = connection.fixed<[number, ...unknown[]]>(
    `SELECT count(*), ${expressions.join(', ')} FROM ${quoted(name)} WHERE "pk" > ? AND "pk" <= ?`,
  )
  const [last] = connection.fixed<[number | null]>(`SELECT max("pk") FROM ${quoted(name)}`).get()!
  for (let pk = 0; pk < (last ?? 0); pk += span) {
    const [count, ...told] = read.get(pk, pk + span)!
    if (count > 0) yield { count, told }
    // Other work of the process gets its turn.
    await setImmediate()
  }
}

/** So many whole numbers in decimal digits, with a comma between each two. */
function numbersIn(digits: Uint8Array, count: number): Uint32Array {
  const found = new Uint32Array(count)
  let place = 0
  for (let at = 0; at < digits.length; at++) {
    if (digits[at] === comma) place++
    else found[place] = found[place]! * 10 + digits[at]! - zero
  }
  return found
}

const comma = 44
const zero = 48
