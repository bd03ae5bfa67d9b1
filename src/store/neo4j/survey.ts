import { CONFIDENCE, type Kind, type Link } from '../../model/define.ts'
import type { Model } from '../../model/index.ts'
import { isList } from '../../model/properties.ts'
import type { LinkSurvey, NodeSurvey } from '../contract.ts'
import { type Texts, textsOf } from '../texts.ts'
import type { Row, Run } from './client.ts'
import { at, quoted, type Stored, storedNames } from './names.ts'
import { bolt } from './values.ts'

/** Rows of a statement: each goes on after the last, so nothing is held open between. */
const size = 5000

export async function* surveyNodes(
  run: Run,
  model: Model,
  of: (kind: string) => readonly string[],
): AsyncGenerator<NodeSurvey> {
  for (const kind of model.kinds.values()) {
    const asked = [...new Set(of(kind.name))].flatMap((property) => storedNames(kind.properties).get(property) ?? [])
    for await (const rows of pages(run, nodesOf(kind, asked), 0)) {
      const columns = asked.map((stored, place) => [stored.property, column(stored, rows, place + 1)] as const)
      yield { kind: kind.name, ids: texts(rows, 0), columns: Object.fromEntries(columns) }
    }
  }
}

export async function* surveyLinks<End>(
  run: Run,
  model: Model,
  endOf: (ids: Texts, place: number) => End,
): AsyncGenerator<LinkSurvey<End>> {
  for (const link of model.links.values())
    for await (const rows of pages(run, linksOf(link), 2)) {
      const [from, to] = [texts(rows, 0), texts(rows, 1)]
      const named = rows.flatMap((row, place) => (row[5] === null ? [] : [place]))
      yield {
        type: link.type,
        from: rows.map((_, place) => endOf(from, place)),
        to: rows.map((_, place) => endOf(to, place)),
        keys: texts(rows, 2).bytes,
        confidence: rows.map((row) => (CONFIDENCE as readonly unknown[]).indexOf(row[3])),
        sources: rows.map((row) => row[4] as number),
        credited: {
          from: named.map((place) => endOf(from, place)),
          as: named.map((place) => rows[place]![5] as string),
        },
      }
    }
}

/** In order of an index: nothing is sorted, and a page costs what it shows, wherever it stands. */
export function nodesOf({ name }: Kind, asked: readonly Pick<Stored, 'name'>[]): string {
  const label = `n:${quoted(name)}`
  return `
MATCH (${label}) USING INDEX SEEK ${label}(id) WHERE n.id > $p.after
RETURN ${['n.id', ...asked.map((stored) => at('n', stored.name))].join(', ')} ORDER BY n.id LIMIT $p.size`
}

/** By key and not from node to node: there, each page at a node of very many links would read all of them. */
export function linksOf({ type, properties }: Link): string {
  const names = storedNames(properties)
  const value = (property: string) => at('l', names.get(property)!.name)
  const creditedAs = names.has('creditedAs') ? value('creditedAs') : 'null'
  const link = `l:${quoted(type)}`
  return `
MATCH (a)-[${link}]->(b) USING INDEX SEEK ${link}(key) WHERE l.key > $p.after
RETURN a.id, b.id, l.key, ${value('confidence')}, coalesce(size(${value('sources')}), 0), ${creditedAs} ORDER BY l.key LIMIT $p.size`
}

async function* pages(run: Run, text: string, key: number): AsyncGenerator<readonly Row[]> {
  for (let after: unknown = ''; ; ) {
    const rows = await run(text, { after, size: bolt(size) })
    if (rows.length > 0) yield rows
    if (rows.length < size) return
    after = rows.at(-1)![key]
  }
}

function texts(rows: readonly Row[], place: number): Texts {
  return textsOf(rows.map((row) => row[place] as string))
}

/** Values as a record holds them: an empty list where nothing is stored. */
function column({ declared: { type } }: Stored, rows: readonly Row[], place: number): unknown[] {
  if (!isList(type)) return rows.map((row) => row[place])
  return rows.map((row) => {
    const value = row[place] ?? []
    return type === 'records' && typeof value === 'string' ? JSON.parse(value) : value
  })
}
