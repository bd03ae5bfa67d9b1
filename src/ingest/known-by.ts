import { createHash } from 'node:crypto'
import { fold } from '../model/fold.ts'
import type { Wanted } from '../store/contract.ts'
import { addressId } from './cited.ts'
import type { Told } from './endpoint.ts'
import { slug } from './slug.ts'
import type { Values } from './values.ts'

/** Something the store can be asked for, and what tells it from all else that is. */
export interface Sought {
  readonly key: string
  readonly wanted: Wanted
}

export function soughtId(id: string): Sought {
  return { key: `id ${id}`, wanted: { by: 'id', id } }
}

const known = new WeakMap<Told, KnownBy>()

/** What a told node may be known by. */
export function knownBy(told: Told): KnownBy {
  let by = known.get(told)
  if (!by) {
    by = new KnownBy(told)
    known.set(told, by)
  }
  return by
}

/** Each part is worked out once, when it is first asked for: most are asked for several times, or never. */
class KnownBy {
  readonly #told: Told
  #certainId: string | null | undefined
  #certain: readonly Sought[] | undefined
  #named: readonly Sought[] | undefined
  #answeringTo: readonly Sought[] | undefined
  #plainId: string | undefined

  constructor(told: Told) {
    this.#told = told
  }

  /** The id by which a source that is trusted would have the told node called. */
  get certainId(): string | undefined {
    if (this.#certainId === undefined) this.#certainId = outsideId(this.#told) ?? addressed(this.#told) ?? null
    return this.#certainId ?? undefined
  }

  /**
   * What names the told node for certain: outside ids of the sources its kind trusts, for a source its address. Where a
   * source is said to know it by several ids, they may be of several: none of them tells.
   */
  get certain(): readonly Sought[] {
    if (this.#certain) return this.#certain
    const { kind, properties } = this.#told
    const sought: Sought[] = []
    for (const source of kind.externalKeys) {
      const [id, another] = outsideIds(properties, source)
      if (id === undefined || another !== undefined) continue
      sought.push({
        key: `outside ${kind.name} ${source} ${id}`,
        wanted: { by: 'externalId', kind: kind.name, source, id },
      })
    }
    if (this.certainId !== undefined) sought.push(soughtId(this.certainId))
    this.#certain = sought
    return sought
  }

  /** The name the told node may be found by: by a source that is trusted, only among nodes which that does not know. */
  get named(): readonly Sought[] {
    const { kind, properties } = this.#told
    this.#named ??= nameSought(this.#told, [
      kind.externalKeys.find((source) => outsideIds(properties, source).length > 0),
    ])
    return this.#named
  }

  /** All the ways in which `named` may ask for it. */
  get answeringTo(): readonly Sought[] {
    const { kind, properties } = this.#told
    this.#answeringTo ??= nameSought(this.#told, [
      undefined,
      ...kind.externalKeys.filter((source) => outsideIds(properties, source).length === 0),
    ])
    return this.#answeringTo
  }

  /**
   * The id a new node gets when no other has it: by its outside id ("artist:musicbrainz.381086ea-…"), so that it does
   * not depend on what was imported before; else by its name; else, when the name leaves nothing in ASCII, by any
   * outside id; else by a digest of the name.
   */
  get plainId(): string {
    this.#plainId ??= this.certainId ?? uncertainId(this.#told)
    return this.#plainId
  }
}

function nameSought({ kind, properties }: Told, sources: readonly (string | undefined)[]): Sought[] {
  const name = properties[kind.display]
  if (typeof name !== 'string') return []
  const wanted = { by: 'name', kind: kind.name, key: fold(name) } as const
  return sources.map((unknownTo) => ({
    key: `name ${kind.name} ${unknownTo ?? ''} ${wanted.key}`,
    wanted: unknownTo === undefined ? wanted : { ...wanted, unknownTo },
  }))
}

function uncertainId(told: Told): string {
  const { kind, properties } = told
  const name = String(properties[kind.display] ?? '')
  if (slug(name) !== '') return `${kind.prefix}:${slug([name, ...apart(told)].join(' '))}`
  const [other] = (properties.externalIds ?? []) as OutsideId[]
  return `${kind.prefix}:${(other && plain(other)) ?? `named.${digest(name)}`}`
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
