import type { Model } from '../../src/model/index.ts'
import type { Property } from '../../src/model/properties.ts'
import type { NodeRecord } from '../../src/store/contract.ts'
import type { Comparison, Filter, ParamValue } from '../../src/store/selection.ts'
import { compareKeys } from './brute-order.ts'
import { reachedFrom } from './brute-walk.ts'
import { foldByHand } from './fold-by-hand.ts'
import type { Graph, KeyedLink } from './graph.ts'

type Subject = NodeRecord | KeyedLink

/** Whether a filter is true of a node or a link. There is no third answer: what cannot be compared is false. */
export function filterOf(model: Model, graph: Graph, values: readonly ParamValue[]) {
  return holds

  function holds(filter: Filter, subject: Subject): boolean {
    switch (filter.op) {
      case 'and':
        return filter.of.every((part) => holds(part, subject))
      case 'or':
        return filter.of.some((part) => holds(part, subject))
      case 'not':
        return !holds(filter.of, subject)
      case 'isNull':
        return (kept(subject, filter.property) === null) === filter.is
      case 'in': {
        const value = comparable(subject, filter.property, filter.exact)
        return value !== null && (values[filter.values.param] as unknown[]).includes(value)
      }
      case 'hasAny':
      case 'hasAll': {
        const list = comparable(subject, filter.property) as unknown as unknown[]
        const wanted = values[filter.values.param] as unknown[]
        return filter.op === 'hasAny'
          ? wanted.some((one) => list.includes(one))
          : wanted.every((one) => list.includes(one))
      }
      case 'some':
        return rows().some(both)
      case 'none':
        return !rows().some(both)
      case 'all':
        return rows().every(both)
      default:
        return compared(filter.op, comparable(subject, filter.property, filter.exact), values[filter.value.param]!)
    }

    function rows() {
      const { field } = filter as Filter & { field: string }
      return reachedFrom(graph, subject as NodeRecord, model.field((subject as NodeRecord).kind, field)!)
    }
    function both({ node, link }: ReturnType<typeof rows>[number]): boolean {
      const { node: ofNode, link: ofLink } = filter as Extract<Filter, { op: 'some' | 'none' | 'all' }>
      return (!ofNode || holds(ofNode, node)) && (!ofLink || holds(ofLink, link!))
    }
  }

  function declaredOf(subject: Subject, property: string): Property {
    const declared = 'type' in subject ? model.links.get(subject.type)! : model.kinds.get(subject.kind)!
    return declared.properties[property]!
  }

  function kept(subject: Subject, property: string): unknown {
    return property === 'id' ? (subject as NodeRecord).id : subject.properties[property]
  }

  /** The value as filters compare it: text by its fold, unless as written. */
  function comparable(subject: Subject, property: string, exact = false): string | number | boolean | null {
    const value = kept(subject, property) as string | number | boolean | null
    if (property === 'id' || value === null || exact) return value
    const { type } = declaredOf(subject, property)
    if (type === 'texts') return (value as unknown as string[]).map(foldByHand) as unknown as string
    return type === 'text' || type === 'url' ? foldByHand(value as string) : value
  }
}

function compared(op: Comparison, value: string | number | boolean | null, wanted: ParamValue): boolean {
  if (value === null) return false
  switch (op) {
    case 'eq':
      return value === wanted
    case 'ne':
      return value !== wanted
    case 'gt':
      return compareKeys(value as string, wanted as string) > 0
    case 'gte':
      return compareKeys(value as string, wanted as string) >= 0
    case 'lt':
      return compareKeys(value as string, wanted as string) < 0
    case 'lte':
      return compareKeys(value as string, wanted as string) <= 0
    case 'startsWith':
      return (value as string).startsWith(wanted as string)
    case 'endsWith':
      return (value as string).endsWith(wanted as string)
    case 'contains':
      return (value as string).includes(wanted as string)
  }
}
