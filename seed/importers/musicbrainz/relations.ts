import type { EntryLink } from '../../../src/ingest/entry.ts'
import type { Link } from '../../../src/model/define.ts'
import { model } from '../../../src/model/index.ts'
import { type Json, object, objects, text } from '../../files/json-values.ts'
import { type OutsideId, outsideId } from './addresses.ts'
import { type Draft, linked } from './draft.ts'
import { type Described, describe, type Entity, endpoint, entities, nameOf, type Own } from './entities.ts'
import { otherKind } from './other-kind.ts'
import { joinPeriods } from './periods.ts'
import { musicVideo, performance, takenAs } from './relation-types.ts'
import type { Taken } from './taken.ts'

/** What the relations of one document say of its own node. */
export interface Related {
  readonly links: readonly EntryLink[]
  readonly externalIds: OutsideId[]
  /** Where a video can be watched. */
  readonly urls: readonly string[]
  /** The works a recording is a performance of, each with the relation that says so. */
  readonly performances: readonly { readonly work: Json; readonly relation: Json }[]
  /** The recordings whose music video it is. */
  readonly audio: readonly Json[]
}

const watched = new Set([
  '7e41ef12-a124-4324-afdb-fdbae687a89c', // free streaming
  'b5f3058a-666c-406f-aafb-f9249fc7b122', // streaming
  '45d0cbc5-d65b-4e77-bdfd-8a75207cb5c5', // download for free
  '92777657-504c-4acb-bd33-51a201bd57e1', // purchase for download
])

/** Reads the relations of a document that is no work. What has no link here is counted in the report. */
export function readRelations(draft: Draft, own: Own, relations: unknown): Related {
  const related = {
    links: [] as EntryLink[],
    externalIds: [] as OutsideId[],
    urls: [] as string[],
    performances: [] as { work: Json; relation: Json }[],
    audio: [] as Json[],
  }
  for (const relation of objects(relations)) {
    const told = readRelation(own.entity, relation)
    if (!told) draft.untaken('relation without a type', 'says neither what it is nor what it joins', nameOf(own.node))
    else if (told.sort === 'url') {
      if (!readAddress(own, relation, told.other, related))
        untaken(draft, own, told, 'nothing is kept of such an address')
    } else if (told.sort === 'release')
      untaken(draft, own, told, 'is told where the release stands: import the releases too')
    else if (told.sort === 'work') {
      if (told.id === performance) related.performances.push({ work: told.other, relation })
      else untaken(draft, own, told, told.taken ? 'is told where the work stands: import the works too' : noLink)
    } else if (told.taken) related.links.push(...join(draft, own, told, told.taken, relation))
    else untaken(draft, own, told, noLink)
    if (told?.id === musicVideo && told.backward) related.audio.push(told.other)
  }
  return { ...related, links: joinPeriods(related.links) }
}

const noLink = 'has no link in this graph'

/** One relation as seen from its document. */
export interface ReadRelation {
  readonly id: string | undefined
  readonly name: string
  /** "artist-recording" */
  readonly pair: string
  /** The sort of thing at the other end, with `_`. */
  readonly sort: string
  readonly other: Json
  /** The document is entity1. */
  readonly backward: boolean
  readonly taken: Taken | undefined
}

export function readRelation(own: Entity, relation: Json): ReadRelation | undefined {
  const sort = text(relation['target-type'])?.replaceAll('-', '_')
  const id = text(relation['type-id'])
  const name = text(relation.type)
  if (!sort || (!id && !name)) return undefined
  const here = own.replaceAll('-', '_')
  const direction = text(relation.direction)
  const backward = direction === undefined ? sort < here : direction === 'backward'
  const pair = backward ? `${sort}-${here}` : `${here}-${sort}`
  const other = object(relation[sort]) ?? object(relation[sort.replaceAll('_', '-')]) ?? {}
  return { id, name: name ?? id!, pair, sort, other, backward, taken: takenAs(pair, id, name) }
}

export function untaken(draft: Draft, own: Own, { pair, name }: ReadRelation, reason: string): void {
  draft.untaken(`${pair.replaceAll('_', '-')} relation: ${name}`, reason, nameOf(own.node))
}

/** The links a relation becomes, to be told at the document's own node. */
function join(draft: Draft, own: Own, told: ReadRelation, taken: Taken, relation: Json): readonly EntryLink[] {
  const entity = told.sort.replaceAll('_', '-') as Entity
  const node = entities.includes(entity) ? describe(entity, told.other) : undefined
  if (!node) return []
  const link = model.links.get(taken.link)!
  const ownSide = (taken.from === 0) === told.backward ? 'to' : 'from'
  const side = ownSide === 'from' ? 'to' : 'from'
  const credit = text(relation[own.entity === 'artist' ? 'source-credit' : 'target-credit'])
  const named = told.sort === 'artist' ? node.name : own.node.name
  const creditedAs = 'creditedAs' in link.properties && credit !== named ? credit : undefined
  const properties = taken.properties(relation)
  const each = creditedAs === undefined ? properties : properties.map((one) => ({ ...one, creditedAs }))
  if (joins(link, ownSide, own.node.kind, node.kind)) {
    draft.mention(node)
    return linkedTo(taken.link, side, node, each)
  }
  return otherKind(draft, own, { entity, node }, told.name, {
    fits: (ownKind, farKind) => joins(link, ownSide, ownKind, farKind),
    linkedTo: (far) => linkedTo(taken.link, side, far, each),
  })
}

function linkedTo(type: string, side: 'from' | 'to', far: Described, properties: readonly Json[]): EntryLink[] {
  const end = endpoint(far)
  return properties.map((one) => linked(type, side, end, one))
}

function joins({ ends }: Link, ownSide: 'from' | 'to', own: string, far: string): boolean {
  for (const one of ends) if (one[ownSide] === own && one[ownSide === 'from' ? 'to' : 'from'] === far) return true
  return false
}

/** Returns whether anything is kept of the address. */
function readAddress(
  own: Own,
  relation: Json,
  url: Json,
  related: { externalIds: OutsideId[]; urls: string[] },
): boolean {
  const address = text(url.resource)
  if (!address || !/^https?:\/\/\S+$/i.test(address)) return false
  const id = outsideId(own.node.kind, address)
  if (id) related.externalIds.push(id)
  const plays = own.node.kind === 'Video' && watched.has(text(relation['type-id']) ?? '')
  if (plays) related.urls.push(address)
  return id !== undefined || plays
}
