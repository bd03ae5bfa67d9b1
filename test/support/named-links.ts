import type { ParamValue } from '../../src/store/selection.ts'
import type { Graph } from './graph.ts'

/** `#7` is the seventh link of a graph, the others are names that nearly fit it. */
export const misnamings = ['turned', 'other key', 'other type', 'other end', 'no kind'] as const

/** Links as a store is asked for them, where a draft had their numbers. */
export function named({ links }: Graph, { value }: { readonly value: ParamValue }): { readonly value: string[] } {
  return { value: (value as readonly string[]).map(nameOf) }

  function nameOf(drawn: string): string {
    const how = drawn.replace(/\d+$/, '')
    if (links.length === 0) return 'WROTE aaaaaaaaaaaaaaaaaaaa artist:a song:a'
    const place = Number(drawn.slice(how.length))
    const { type, key, from, to } = links[place % links.length]!
    const other = links[(place + 1) % links.length]!
    switch (how) {
      case 'turned':
        return `${type} ${key} ${to} ${from}`
      case 'other key':
        return `${type} ${other.key} ${from} ${to}`
      case 'other type':
        return `${other.type} ${key} ${from} ${to}`
      case 'other end':
        return `${type} ${key} ${from} ${other.to}`
      case 'no kind':
        return `${type} ${key} nobody:${from} ${to}`
      default:
        return `${type} ${key} ${from} ${to}`
    }
  }
}
