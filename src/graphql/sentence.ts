import type { EdgeRow, NodeRow } from '../store/selection.ts'
import type { Sentence } from './shape.ts'

/** "Jack Begert directed God Is Gangsta (u)": the link's phrase with its blanks filled. */
export function sentenceOf(sentence: Sentence, edge: EdgeRow, parent: NodeRow): string {
  return fill(sentence.phrase, (name) => {
    if (name === 'from' || name === 'to') {
      const { of, slot, group } = sentence.ends[name]
      const owner = group && groupIn(edge)
      if (owner) return owner[group.at]
      return (of === 'parent' ? parent : (edge[0] as NodeRow))[slot.at]
    }
    const slot = sentence.properties[name]
    return slot ? edge[slot.at] : null
  })
}

/** The group whose link an edge is, in a list that goes through groups; undefined where it is the parent's own. */
export function groupIn(edge: EdgeRow): NodeRow | undefined {
  return (edge.at(-1) as readonly NodeRow[])[0]
}

/** Fills {blanks}; a part in [brackets], which may hold another, is left out when one of its own blanks is empty. */
export function fill(phrase: string, lookUp: (name: string) => unknown): string {
  const innermost = /\[([^[\]]*)\]/
  let text = phrase
  for (let match = innermost.exec(text); match; match = innermost.exec(text)) {
    const part = match[1]!
    const whole = [...part.matchAll(/\{(\w+)\}/g)].every(([, name]) => lookUp(name!) != null)
    text = text.slice(0, match.index) + (whole ? part : '') + text.slice(match.index + match[0].length)
  }
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(lookUp(name) ?? ''))
}
