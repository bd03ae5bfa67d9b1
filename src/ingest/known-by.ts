import { createHash } from 'node:crypto'
import { fold } from '../model/fold.ts'
import type { Wanted } from '../store/contract.ts'
import { addressId } from './cited.ts'
import type { Told } from './endpoint.ts'
import { slug } from './slug.ts'
import type { Values } from './values.ts'

/**
 * What names the told node for certain: outside ids of the sources its kind trusts, for a source its address. Where a
 * source is said to know it by several ids, they may be of several: none of them tells.
 */
export function certain(told: Told): Wanted[] {
  const kind = told.kind.name
  const wanted: Wanted[] = told.kind.externalKeys.flatMap((source) => {
    const ids = outsideIds(told.properties, source)
    return ids.length === 1 ? [{ by: 'externalId', kind, source, id: ids[0]! } as const] : []
  })
  const id = certainId(told)
  return id === undefined ? wanted : [...wanted, { by: 'id', id }]
}

/** The id by which a source that is trusted would have the told node called. */
export function certainId(told: Told): string | undefined {
  return outsideId(told) ?? addressed(told)
}

/** The name the told node may be found by: by a source that is trusted, only among nodes which that does not know. */
export function named(told: Told): Wanted[] {
  const { kind, properties } = told
  const source = kind.externalKeys.find((source) => outsideIds(properties, source).length > 0)
  return nameWanted(told, [source])
}

/** All the ways in which `named` may ask for it. */
export function answeringTo(told: Told): Wanted[] {
  const { kind, properties } = told
  return nameWanted(told, [undefined, ...kind.externalKeys.filter((one) => outsideIds(properties, one).length === 0)])
}

function nameWanted({ kind, properties }: Told, sources: readonly (string | undefined)[]): Wanted[] {
  const name = properties[kind.display]
  if (typeof name !== 'string') return []
  const wanted = { by: 'name', kind: kind.name, key: fold(name) } as const
  return sources.map((unknownTo) => (unknownTo === undefined ? wanted : { ...wanted, unknownTo }))
}

/**
 * The id a new node gets when no other has it: by its outside id ("artist:musicbrainz.381086ea-…"), so that it does
 * not depend on what was imported before; else by its name; else, when the name leaves nothing in ASCII, by any
 * outside id; else by a digest of the name.
 */
export function plainId(told: Told): string {
  const { kind, properties } = told
  const name = String(properties[kind.display] ?? '')
  const readable = slug([name, ...apart(told)].join(' '))
  const id = certainId(told) ?? (slug(name) && `${kind.prefix}:${readable}`)
  if (id) return id
  const [other] = (properties.externalIds ?? []) as OutsideId[]
  return `${kind.prefix}:${other && plain(other) ? plain(other) : `named.${digest(name)}`}`
}

/** The ids a source knows the node by. */
export function outsideIds(properties: Values, source: string): string[] {
  return ((properties.externalIds ?? []) as OutsideId[]).filter((each) => each.source === source).map(({ id }) => id)
}

interface OutsideId {
  readonly source: string
  readonly id: string
}

/** The text that tells namesakes of a kind apart: a disambiguation, a version. */
function apart({ kind, properties }: Told): string[] {
  return kind.naturalKey.flatMap((part) =>
    part !== kind.display && typeof properties[part] === 'string' ? [properties[part]] : [],
  )
}

function outsideId({ kind, properties }: Told): string | undefined {
  for (const source of kind.externalKeys) {
    const ids = outsideIds(properties, source)
    const written = ids.length === 1 ? plain({ source, id: ids[0]! }) : undefined
    if (written) return `${kind.prefix}:${written}`
  }
  return undefined
}

function addressed({ kind, properties }: Told): string | undefined {
  const address = kind.naturalKey.includes('url') ? properties.url : undefined
  return typeof address === 'string' && URL.canParse(address) ? addressId(address) : undefined
}

function plain({ source, id }: OutsideId): string | undefined {
  const written = `${source}.${id}`
  return /^[\x21-\x7e]{1,120}$/.test(written) ? written : undefined
}

function digest(text: string): string {
  return createHash('sha256').update(fold(text)).digest('hex').slice(0, 8)
}
