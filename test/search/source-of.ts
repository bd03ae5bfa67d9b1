import type { NameColumns, NameSource } from '../../src/search/source.ts'

/** A node to search for, as tests write it. */
export interface Named {
  readonly id: string
  readonly name: string
  readonly kind?: number
  readonly others?: readonly string[]
  readonly degree?: number
}

/** Hands nodes out in batches of a few, so that every test also goes over batch ends. */
export function sourceOf(nodes: readonly Named[], batchSize = 3): NameSource {
  return {
    async *names() {
      for (let i = 0; i < nodes.length; i += batchSize) yield columns(nodes.slice(i, i + batchSize))
    },
  }
}

function columns(nodes: readonly Named[]): NameColumns {
  return {
    ids: nodes.map(({ id }) => id),
    kinds: nodes.map(({ kind = 0 }) => kind),
    names: nodes.map(({ name }) => name),
    others: nodes.map(({ others = [] }) => others),
    degrees: nodes.map(({ degree = 0 }) => degree),
  }
}
