import type { Model } from '../../model/index.ts'
import type { ByExternalId, ByIds, NodeSelection, Selection } from '../selection.ts'
import type { PageLayout, RowLayout } from './answer.ts'
import { type CompiledLinks, knownLinks } from './known-links.ts'
import { at, quoted } from './names.ts'
import { listStatement } from './root-list.ts'
import { nodeRow } from './rows.ts'
import { call, param, type Statement, statement, unioned } from './statement.ts'

/** A selection as one statement, with what to do to its answer. */
export type Compiled = CompiledNodes | CompiledList

export interface CompiledNodes {
  readonly text: string
  /** Records are `[place of the kind in the selection, row]`, in no order. */
  readonly of: readonly RowLayout[]
  /** Links known by name come with the place after the last kind's. */
  readonly links?: CompiledLinks
}
export interface CompiledList {
  readonly text: string
  /** One record of one value. */
  readonly page: PageLayout
}

/** Values stay out of the text: it names their places, and labels and properties from the model. */
export function compile(model: Model, selection: Selection): Compiled {
  const out = statement(model)
  if (selection.by === 'list') {
    const { lines, layout } = listStatement(out, selection.list)
    return { text: lines.join('\n'), page: layout }
  }
  return selection.by === 'ids' ? byIds(out, selection) : byExternalId(out, selection)
}

function byIds(out: Statement, { ids, of, links }: ByIds): CompiledNodes {
  const parts = of.map((node, place) => nodes(out, node, place, `IN ${param(ids)}`))
  const known = links && knownLinks(out, links, of.length)
  return {
    text: unioned([...parts.map(({ lines }) => lines), ...(known ? [known.lines] : [])]).join('\n'),
    of: parts.map(({ layout }) => layout),
    ...(known && { links: known.compiled }),
  }
}

function byExternalId(out: Statement, { source, id, of }: ByExternalId): CompiledNodes {
  const claimed = [
    'MATCH (x:ExternalId)',
    `WHERE x.source = ${param(source)} AND x.value = ${param(id)}`,
    'RETURN x.node AS id ORDER BY id LIMIT 1',
  ]
  const parts = of.map((node, place) => nodes(out, node, place, '= id'))
  const rows = call(['id'], unioned(parts.map(({ lines }) => lines)))
  return {
    text: [...call([], claimed), ...rows, 'RETURN of, row'].join('\n'),
    of: parts.map(({ layout }) => layout),
  }
}

function nodes(out: Statement, node: NodeSelection, place: number, id: string) {
  const variable = out.fresh('n')
  const label = `${variable}:${quoted(node.kind)}`
  const { calls, text, layout } = nodeRow(out, node, variable)
  const lines = [
    `MATCH (${label}) USING INDEX SEEK ${label}(id)`,
    `WHERE ${at(variable, 'id')} ${id}`,
    ...calls,
    `RETURN ${place} AS of, ${text} AS row`,
  ]
  return { lines, layout }
}
