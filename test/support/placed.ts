import type { Model } from '../../src/model/index.ts'
import type { EdgeRow, LinkSelection, ListSelection, ParamValue, Selection } from '../../src/store/selection.ts'
import type { DraftSelection } from './arbitrary-selection.ts'
import { bruteForce } from './brute-force.ts'
import { type Draft, type DraftPosition, parted } from './draft.ts'
import type { Graph } from './graph.ts'
import { named } from './named-links.ts'

export interface Question {
  readonly selection: Selection
  readonly values: readonly ParamValue[]
}

/** A draft as a question to a store about one graph: each position is that of a row the list really has. */
export function placed(model: Model, graph: Graph, draft: DraftSelection): Question {
  const { form, values } = parted<Selection>(withPositions(model, graph, draft))
  return { selection: form, values }
}

function withPositions(model: Model, graph: Graph, draft: DraftSelection): DraftSelection {
  if (draft.by === 'list') {
    const rows = (list: Draft<ListSelection>) => {
      const answer = asked({ by: 'list', list })
      return 'page' in answer ? answer.page[0] : []
    }
    return { ...draft, list: started(draft.list, rows) }
  }
  if (draft.by === 'externalId') return draft
  return {
    ...draft,
    ...(draft.links && { links: { ...draft.links, known: named(graph, draft.links.known) } }),
    of: draft.of.map((node) => ({
      ...node,
      links: node.links.map((link) =>
        started(link, (whole) => {
          const answer = asked({ ...draft, of: [{ kind: node.kind, properties: [], refs: [], links: [whole] }] })
          const row = 'nodes' in answer ? answer.nodes[0]?.row : undefined
          return row ? (row[1] as readonly [readonly EdgeRow[]])[0] : []
        }),
      ),
    })),
  }

  function asked(whole: DraftSelection) {
    const { form, values } = parted<Selection>(whole)
    return bruteForce(model, graph, form, values)
  }
}

function started<L extends Draft<ListSelection> | Draft<LinkSelection>>(
  list: L,
  rows: (whole: L) => readonly EdgeRow[],
): L {
  const { page } = list
  if (!page?.beyond || !('pick' in page.beyond)) return list
  const { beyond, ...unplaced } = page
  const whole = { ...list, page: { size: { value: 10_000 }, backward: false, peek: false, keys: true } }
  const all = rows(whole)
  const row = all[beyond.pick % all.length]
  return { ...list, page: row ? { ...page, beyond: positionOf(row) } : unplaced }
}

function positionOf([node, link, keys]: EdgeRow): DraftPosition {
  return {
    keys: (keys as (string | number | null)[]).map((value) => (value === null ? null : { value })),
    id: { value: (node as [string])[0] },
    ...(link !== null && { link: { value: link as string } }),
  }
}
