import type { NameColumns, NameSource } from '../../src/search/source.ts'
import { textAt, textsOf } from '../../src/store/texts.ts'

/** A node to search for, as tests write it. */
export interface Named {
  readonly id: string
  readonly name: string
  readonly kind?: number
  readonly others?: readonly string[]
  readonly credited?: readonly string[]
  readonly degree?: number
}

/** Hands nodes out in batches of a few, so that every test also goes over batch ends. */
export function sourceOf(nodes: readonly Named[], batchSize = 3): NameSource {
  return {
    async *names() {
      for (let i = 0; i < nodes.length; i += batchSize) yield columns(nodes.slice(i, i + batchSize))
    },
    async links(ids) {
      const byId = new Map(nodes.map((node) => [node.id, node]))
      const told = nodes.map((_, place) => byId.get(textAt(ids, place))!)
      return {
        degrees: told.map(({ degree = 0 }) => degree),
        credited: told.flatMap(({ credited }, place) => (credited ? [[place, credited] as const] : [])),
      }
    },
  }
}

function columns(nodes: readonly Named[]): NameColumns {
  return {
    ids: textsOf(nodes.map(({ id }) => id)),
    kinds: nodes.map(({ kind = 0 }) => kind),
    names: nodes.map(({ name }) => name),
    others: nodes.map(({ others = [] }) => others),
  }
}
