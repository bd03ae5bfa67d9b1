import { LinernotesError } from '../errors.ts'
import type { Properties } from '../model/define.ts'
import { type Model, refersTo } from '../model/index.ts'
import type { LinkRecord, NodeRecord, Redirect } from './contract.ts'
import { linkKey } from './link-key.ts'
import type { Difference } from './taken-back.ts'

/** What a merge did to one thing, with that as it was: all of a merge together are enough to take it back. */
export type Moved =
  /** The node that left, whole. */
  | { readonly what: 'node'; readonly became: 'merged'; readonly record: NodeRecord }
  /** What the node it became part of took over. */
  | { readonly what: 'survivor'; readonly became: 'changed'; readonly record: Difference }
  | { readonly what: 'link'; readonly became: 'moved' | 'dropped'; readonly record: LinkRecord }
  /** `survivor`: what the link it became took over. */
  | {
      readonly what: 'link'
      readonly became: 'merged'
      readonly record: LinkRecord & { readonly survivor: Difference }
    }
  | { readonly what: 'citation'; readonly became: 'moved'; readonly record: Citation }
  /** Led to the node that left. */
  | { readonly what: 'redirect'; readonly became: 'moved'; readonly record: Pick<Redirect, 'from'> }

export interface Citation extends Difference {
  /** The kind of the node or the type of the link that cites. */
  readonly in: string
  /** Its id, or its key. */
  readonly of: string
  /** The ends of a link. */
  readonly from?: string
  readonly to?: string
}

/** A merge on record. */
export interface Merge extends Redirect {
  /** Later merges have higher ones. */
  readonly number: number
  /** In the order in which it was done. */
  readonly moved: readonly Moved[]
}

/** The node that left, as it was, and what the one it became part of took over. */
export function nodesOf({ moved }: Merge): { readonly node: NodeRecord; readonly took: Difference } {
  const of = <What extends Moved['what']>(wanted: What) =>
    moved.find(({ what }) => what === wanted) as Extract<Moved, { what: What }>
  return { node: of('node').record, took: of('survivor').record }
}

interface Ends {
  readonly from: string
  readonly to: string
}

/** Where a link of the node that leaves comes to lie. */
export function movedEnds({ from, into }: Redirect, link: Ends): Ends {
  return { from: link.from === from ? into : link.from, to: link.to === from ? into : link.to }
}

/**
 * Ids and keys of what was changed, two at most: as it was told apart before, and after. Of two merges that have none in
 * common, neither sees whether the other was done.
 */
export function touched(model: Model, move: Redirect, { what, became, record }: Moved): string[] {
  switch (what) {
    case 'node':
      return [move.from]
    case 'survivor':
      return [move.into]
    case 'link': {
      const link = model.links.get(record.type)!
      const { from, to } = movedEnds(move, record)
      const before = linkKey(link, record.from, record.to, record.properties)
      return became === 'dropped' ? [before] : [before, linkKey(link, from, to, record.properties)]
    }
    case 'citation':
      return [record.of]
    case 'redirect':
      return []
  }
}

/** Ids that records of a merge cite, and that may have been merged away since. */
export function citedIn(model: Model, moved: readonly Moved[]): string[] {
  const ids = new Set<string>()
  for (const { what, record } of moved) {
    if (what !== 'node' && what !== 'link') continue
    const { properties } = (what === 'node' ? model.kinds.get(record.kind) : model.links.get(record.type)) ?? none
    for (const [name, property] of Object.entries(properties)) {
      const value = record.properties[name] ?? []
      for (const id of property.type === 'refs' ? (value as string[]) : refersTo(property, value)) ids.add(id)
    }
  }
  return [...ids]
}

const none: { readonly properties: Properties } = { properties: {} }

/** Why there is nothing to take back. `answering`: the node the id is of or leads to. */
export function noMerge(id: string, answering: string | undefined): LinernotesError {
  if (answering === undefined) return new LinernotesError('BAD_ID', `There is no node ${id}, and none was merged away.`)
  if (answering === id)
    return new LinernotesError(
      'BAD_ID',
      `${id} is a node of its own. Give the id of the node that was merged into another.`,
    )
  return new LinernotesError(
    'BAD_ID',
    `${id} leads to ${answering}, but no merge of the two is recorded: the redirect came with an import. Take it out of what is imported, and import into an empty store.`,
  )
}
