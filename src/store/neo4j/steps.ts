import type { Hop, LinkField } from '../../model/index.ts'
import type { Param } from '../selection.ts'
import { at, farKinds, quoted, storedNames } from './names.ts'
import { param, type Statement } from './statement.ts'

/** A link field as a pattern: from a node that is there to the far nodes. */
export interface Steps {
  /** `(n0)-[l1:DIRECTED]->(n2)` */
  readonly pattern: string
  /** What the pattern cannot say: a view's narrowing, a chain's start left out. */
  readonly conditions: readonly string[]
  readonly far: string
  /** The link's variable; for a chain there is none to speak of. */
  readonly link?: string
  /** A chain's node between. */
  readonly middle?: string
}

interface Ends {
  readonly near: string
  /** The far node's variable, if it is there before. */
  readonly far?: string
}

/** A node and the groups it belongs to, each once, as the clauses that find them and their variable. */
export function withGroups(out: Statement, hop: Hop, near: string): { lines: readonly string[]; variable: string } {
  const variable = out.fresh('n')
  const pattern = `(${near})${arrow(hop, '', '*0..1')}${node(out, hop, variable)}`
  return { lines: [`MATCH ${pattern}`, `WITH DISTINCT ${near}, ${variable}`], variable }
}

/** One MATCH for both steps of a chain: within one, no link is walked twice. */
export function stepsOf(out: Statement, field: LinkField, { near, far }: Ends, narrow?: Param): Steps {
  const end = far ?? out.fresh('n')
  const [first, second] = field.hops
  if (second) {
    const middle = out.fresh('n')
    const pattern = `(${near})${arrow(first)}${node(out, first, middle)}${arrow(second)}${node(out, second, end)}`
    const conditions = field.kind === field.target ? [`${end} <> ${near}`] : []
    return { pattern, conditions, far: end, middle }
  }
  const link = out.fresh('l')
  const pattern = `(${near})${arrow(first, link)}${far ? `(${far})` : node(out, first, end)}`
  return { pattern, conditions: narrowing(out, field, near, link, narrow), far: end, link }
}

/** The number of a field's links, read off the node without walking them; undefined where that is not exact. */
export function degree(out: Statement, field: LinkField, near: string): string | undefined {
  const [hop, second] = field.hops
  if (second || field.view || farKinds(out.model, hop).size > 1) return undefined
  return `COUNT { (${near})${arrow(hop)}() }`
}

function arrow({ link, direction }: Hop, variable = '', times = ''): string {
  const body = `-[${variable}:${quoted(link.type)}${times}]-`
  return direction === 'out' ? `${body}>` : `<${body}`
}

/** The label is left off where the link leads to one kind only: it would be looked up on every node. */
function node(out: Statement, hop: Hop, variable: string): string {
  const kind = hop.direction === 'out' ? hop.ends.to : hop.ends.from
  return farKinds(out.model, hop).size > 1 ? `(${variable}:${quoted(kind)})` : `(${variable})`
}

function narrowing(
  out: Statement,
  { view, kind, hops }: LinkField,
  near: string,
  link: string,
  narrow?: Param,
): string[] {
  if (!view) return []
  const own = storedNames(hops[0].link.properties).get(view.property)!
  const parent = storedNames(out.model.kinds.get(kind)!.properties).get(view.parent)!
  const wanted = narrow ? param(narrow) : at(near, parent.key ?? parent.name)
  return [`${at(link, own.key ?? own.name)} = ${wanted}`]
}
