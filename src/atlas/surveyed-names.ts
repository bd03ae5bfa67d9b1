import { ordinalAt } from '../map/ids.ts'
import { kindNames } from '../map/vocabulary.ts'
import { model } from '../model/index.ts'
import type { LinkedColumns, NameColumns, NameSource } from '../search/source.ts'
import type { NodeSurvey, Store } from '../store/contract.ts'
import { countOf, type Texts } from '../store/texts.ts'
import { type Credited, creditedOf } from './credited-names.ts'
import type { Walked } from './walked.ts'

/** What nodes are found by beside the names in their credits. */
function asked(kind: string): string[] {
  const { display, searched } = model.kinds.get(kind)!
  return [display, ...searched, 'aliases']
}

/** The names of a store's graph; what is known of its links may come later than the names. */
export function namesOf(store: Pick<Store, 'surveyNodes'>, walked: Promise<Walked>, signal?: AbortSignal): NameSource {
  return {
    async *names() {
      for await (const survey of store.surveyNodes(asked)) {
        signal?.throwIfAborted()
        yield nameColumns(survey)
      }
    },
    links: async (ids) => linkedColumns(ids, await walked),
  }
}

function nameColumns({ kind, ids, columns }: NodeSurvey): NameColumns {
  const { display, searched } = model.kinds.get(kind)!
  const further = searched.filter((name) => name !== display).map((name) => columns[name]!)
  const count = countOf(ids)
  const others: (readonly string[])[] = []
  for (let i = 0; i < count; i++) {
    const known = (columns.aliases![i] ?? none) as readonly string[]
    const values = further.flatMap((column) => (column[i] ? [column[i] as string] : none))
    others.push(values.length ? [...known, ...values] : known)
  }
  const kinds = new Uint8Array(count).fill(kindNames.indexOf(kind))
  return { ids, kinds, names: columns[display] as string[], others }
}

const none: readonly string[] = []

/** Sources are not in the map: no walk leads to them. */
function linkedColumns(ids: Texts, walked: Walked): LinkedColumns {
  const { map, credited } = walked
  const nodes = new Int32Array(countOf(ids))
  const degrees = new Uint32Array(nodes.length)
  for (let place = 0; place < nodes.length; place++) {
    const node = ordinalAt(map, ids, place)
    nodes[place] = node
    if (node >= 0) degrees[place] = map.at[node + 1]! - map.at[node]!
  }
  return { degrees, credited: creditedTo(nodes, credited) }
}

function* creditedTo(nodes: Int32Array, credited: Credited): LinkedColumns['credited'] {
  for (let place = 0; place < nodes.length; place++) {
    const names = creditedOf(credited, nodes[place]!)
    if (names.length) yield [place, names]
  }
}
