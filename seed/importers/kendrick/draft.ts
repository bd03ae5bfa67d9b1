import type { Item, Origin } from '../../../src/ingest/entry.ts'
import { model } from '../../../src/model/index.ts'

export type Values = Readonly<Record<string, unknown>>

/** What a row says beside its facts: where they were read, how sure they are, and its remark. */
export interface Told {
  readonly sources: readonly string[]
  readonly confidence?: string
  readonly disputed?: boolean
  readonly note?: string
  readonly origin: Origin
}

/** All that the rows read so far say of one node or link. */
export interface Statement {
  readonly values: Record<string, unknown>
  readonly sources: Set<string>
  readonly notes: Set<string>
  confidence: string | undefined
  disputed: boolean
  readonly origin: Origin
}
export interface DraftNode extends Statement {
  /** The node is named by rows about other things; what these tell of themselves stands in until a row is its own. */
  mentioned: boolean
}
export interface DraftLink extends Statement {
  readonly type: string
  readonly from: string
  readonly to: string
}

/** From the least sure to the surest. */
const sureness = ['low', 'medium', 'high']

/**
 * The graph as it grows row by row. Rows that meet in one node or link add up: sources, notes and lists together,
 * the highest confidence, the first value of each property; a row that says another value is refused.
 */
export class Draft {
  readonly nodes = new Map<string, DraftNode>()
  readonly links = new Map<string, DraftLink>()
  readonly refused: Item[] = []

  /** A row about this node. */
  node(id: string, values: Values, told: Told): void {
    const before = this.nodes.get(id)
    const node = before && !before.mentioned ? before : { ...statement(told), mentioned: false }
    this.nodes.set(id, node)
    this.#tell(node, values, told)
    if (before?.mentioned) add(node.values, before.values)
  }

  /** A row that names this node; its values fill gaps only. */
  mention(id: string, values: Values, told: Told): void {
    const node = this.nodes.get(id) ?? { ...statement(told), mentioned: true }
    this.nodes.set(id, node)
    if (node.mentioned) {
      const { sources, confidence, origin } = told
      tell(node, { sources, origin, ...(confidence && { confidence }) })
    }
    add(node.values, values)
  }

  link(type: string, from: string, to: string, values: Values, told: Told): void {
    const identity = model.links.get(type)!.identity.map((name) => values[name] ?? null)
    const key = JSON.stringify([type, from, to, ...identity])
    const link = this.links.get(key) ?? { ...statement(told), type, from, to }
    this.links.set(key, link)
    this.#tell(link, values, told)
  }

  linksOf(type: string, from: string, to: string): DraftLink[] {
    return [...this.links.values()].filter((link) => link.type === type && link.from === from && link.to === to)
  }

  /** A cell, or a part of one, that could not become a fact. */
  refuse(origin: Origin, column: string, value: string, reason: string): void {
    this.refused.push({ refused: `${column} "${value}": ${reason}`, origin })
  }

  #tell(into: Statement, values: Values, told: Told): void {
    const before = { sources: [...into.sources], confidence: into.confidence }
    tell(into, told)
    // The surest row decides; what the others said stays readable.
    for (const { confidence, sources } of [before, told])
      if (confidence && confidence !== into.confidence)
        into.notes.add(`${confidence} by ${sources.map((id) => id.replace('source:', '')).join(', ')}`)
    for (const [name, value, before] of add(into.values, values))
      this.refuse(told.origin, name, String(value), `stands already as "${String(before)}"`)
  }
}

function statement(told: Told): Statement {
  return {
    values: {},
    sources: new Set(),
    notes: new Set(),
    confidence: undefined,
    disputed: false,
    origin: told.origin,
  }
}

function tell(into: Statement, told: Told): void {
  for (const source of told.sources) into.sources.add(source)
  if (told.note) into.notes.add(told.note)
  if (told.confidence && sureness.indexOf(told.confidence) > sureness.indexOf(into.confidence ?? ''))
    into.confidence = told.confidence
  into.disputed ||= told.disputed ?? false
}

/** Adds values, lists to lists; answers with those that contradict what was there. */
function add(into: Record<string, unknown>, values: Values): [name: string, value: unknown, before: unknown][] {
  const contradictions: [string, unknown, unknown][] = []
  for (const [name, value] of Object.entries(values)) {
    const before = into[name]
    if (value === undefined) continue
    if (Array.isArray(value)) {
      const known = new Set(((before ?? []) as unknown[]).map((entry) => JSON.stringify(entry)))
      into[name] = [...((before ?? []) as unknown[]), ...value.filter((entry) => !known.has(JSON.stringify(entry)))]
    } else if (before === undefined) into[name] = value
    else if (before !== value) contradictions.push([name, value, before])
  }
  return contradictions
}
