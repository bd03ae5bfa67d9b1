import { ordinalOf } from '../map/ids.ts'
import { kindNames } from '../map/vocabulary.ts'
import { degree, type WalkMap } from '../map/walk-map.ts'
import { model } from '../model/index.ts'
import type { NameColumns, NameSource } from '../search/source.ts'
import type { NodeSurvey, Store } from '../store/contract.ts'
import type { CreditedNames } from './credited-names.ts'

/** What nodes are found by beside the names in their credits. */
function asked(kind: string): string[] {
  const { display, searched } = model.kinds.get(kind)!
  return [display, ...searched, 'aliases']
}

/** The names of a store's graph; the map of the same graph tells how connected each node is. */
export function namesOf(
  store: Pick<Store, 'surveyNodes'>,
  map: WalkMap,
  credited: CreditedNames,
  signal?: AbortSignal,
): NameSource {
  return {
    async *names() {
      for await (const survey of store.surveyNodes(asked)) {
        signal?.throwIfAborted()
        yield nameColumns(survey, map, credited)
      }
    },
  }
}

function nameColumns({ kind, ids, columns }: NodeSurvey, map: WalkMap, credited: CreditedNames): NameColumns {
  const { display, searched } = model.kinds.get(kind)!
  const further = searched.filter((name) => name !== display).map((name) => columns[name]!)
  const others: string[][] = []
  const degrees = new Uint32Array(ids.length)
  for (let i = 0; i < ids.length; i++) {
    const known = columns.aliases![i] as string[] | null
    const names = known ? [...known] : []
    for (const column of further) if (column[i]) names.push(column[i] as string)
    const node = ordinalOf(map, ids[i]!)
    // Sources are not in the map: no walk leads to them.
    if (node >= 0) {
      names.push(...credited.of(node))
      degrees[i] = degree(map, node)
    }
    others.push(names)
  }
  const kinds = new Uint8Array(ids.length).fill(kindNames.indexOf(kind))
  return { ids, kinds, names: columns[display] as string[], others, degrees }
}
