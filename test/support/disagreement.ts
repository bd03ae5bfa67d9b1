import type { PropertyValues } from '../../src/store/contract.ts'
import type { Answer, ParamValue } from '../../src/store/selection.ts'
import type { Graph } from './graph.ts'
import type { Question } from './placed.ts'

/** A disagreement for a person to read: the graph, the question with its values in place, and both answers. */
export function disagreement(graph: Graph, question: Question, expected: Answer, answered: Answer | Error): string {
  return [
    'The store does not answer as the brute-force reader does.',
    'Nodes:',
    ...graph.nodes.map(({ id, properties }) => `  ${id} ${known(properties)}`),
    'Links:',
    ...graph.links.map(({ type, from, to, key, properties }) => `  ${from} ${type} ${to} ${key} ${known(properties)}`),
    ...graph.redirects.map(({ from, into }) => `  ${from} redirects to ${into}`),
    'Selection:',
    JSON.stringify(filled(question.selection, question.values), null, 1),
    `Expected: ${JSON.stringify(expected)}`,
    `Answered: ${answered instanceof Error ? (answered.stack ?? answered) : JSON.stringify(answered)}`,
    ...(answered instanceof Error && answered.cause ? [`Because: ${(answered.cause as Error).stack}`] : []),
  ].join('\n')
}

function known(properties: PropertyValues): string {
  const some = Object.entries(properties).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && !value.length),
  )
  return JSON.stringify(Object.fromEntries(some))
}

function filled(part: unknown, values: readonly ParamValue[]): unknown {
  if (Array.isArray(part)) return part.map((inner) => filled(inner, values))
  if (typeof part !== 'object' || part === null) return part
  if ('param' in part) return values[part.param as number]
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, filled(inner, values)]))
}
