import { LinernotesError } from '../../../src/errors.ts'
import type { Endpoint, Entry, EntryLink, Item } from '../../../src/ingest/entry.ts'
import { fold } from '../../../src/model/fold.ts'
import { hubKinds, stopgapIds } from '../../../src/model/hubs.ts'
import type { Opened } from '../../files/open-paths.ts'
import { documentsIn, type Reading } from './documents-in.ts'
import { IdSet, isMbid, mbidsIn } from './id-set.ts'
import { Mentioned } from './mentioned.ts'
import { translate } from './translate.ts'

/**
 * The nodes whose every link is wanted: the artist in the middle, and all that is fewer than `depth` links away. What
 * they are linked to lies at the edge and is told by what is said of it there. No way leads on through labels, places
 * and stopgap artists, which join everyone to everyone.
 */
export class Scope {
  readonly #inside = new IdSet()
  #outermost = new IdSet()

  /** Whether a line names anything inside, so that it is worth parsing. */
  readonly passes = namingAnyOf(this.#inside)

  get size(): number {
    return this.#inside.size
  }

  /** Reads the files once for the artist's name, if it is one, and once for each step but the last. */
  static async find(opened: readonly Opened[], around: string, depth: number, reading: Reading): Promise<Scope> {
    const scope = new Scope()
    const start = isMbid(around) ? around : await artistNamed(opened, around, reading)
    scope.#inside.add(start)
    scope.#outermost.add(start)
    for (let step = 1; step < depth && scope.#outermost.size > 0; step++) await scope.#widen(opened, reading)
    return scope
  }

  /** Of one document's items those inside, with the nodes at the edge that their links name. */
  narrow(items: readonly Item[]): Item[] {
    const named = new Set<string | undefined>()
    const narrowed = items.map((item) => {
      if (!('entry' in item)) return { item, kept: true, key: undefined }
      const key = keyOf(item.entry)
      const inside = key !== undefined && this.#inside.has(key)
      const links = (item.entry.links ?? []).filter((link) => inside || this.#isInside(farOf(link)))
      for (const link of links) named.add(keyOf(farOf(link)))
      return { item: { ...item, entry: withLinks(item.entry, links) }, kept: inside || links.length > 0, key }
    })
    const told = narrowed.filter(({ kept, key }) => kept || (key !== undefined && named.has(key)))
    // Remarks on a document of which nothing is taken are of no interest.
    return told.some(({ item }) => 'entry' in item) ? told.map(({ item }) => item) : []
  }

  async #widen(opened: readonly Opened[], reading: Reading): Promise<void> {
    const [last, next] = [this.#outermost, new IdSet()]
    const passes = namingAnyOf(last)
    const reach = (from: string | undefined, to: string | undefined, kind: string | undefined) => {
      if (from === undefined || to === undefined || !last.has(from) || this.#inside.has(to) || isHub(kind, to)) return
      next.add(to)
    }
    for await (const found of documentsIn(opened, { ...reading, passes })) {
      if (!('shaped' in found)) continue
      for (const item of translate(found.shaped, new Mentioned(), found.origin)) {
        if (!('entry' in item)) continue
        for (const link of item.entry.links ?? []) {
          const far = farOf(link)
          reach(keyOf(item.entry), keyOf(far), far.kind)
          reach(keyOf(far), keyOf(item.entry), item.entry.kind)
        }
      }
    }
    for (const id of next.ids()) this.#inside.add(id)
    this.#outermost = next
  }

  #isInside(end: Endpoint): boolean {
    const key = keyOf(end)
    return key !== undefined && this.#inside.has(key)
  }
}

function namingAnyOf(ids: IdSet): (text: string) => boolean {
  return (text) => {
    for (const id of mbidsIn(text)) if (ids.has(id)) return true
    return false
  }
}

function farOf(link: EntryLink): Endpoint {
  return (link.from ?? link.to)!
}

/** Its MBID; of an album that is a lone release its id. */
function keyOf({ id, externalIds }: Entry | Endpoint): string | undefined {
  if (Array.isArray(externalIds)) return externalIds.find(({ source }) => source === 'musicbrainz')?.id ?? id
  return (externalIds as Readonly<Record<string, string>> | undefined)?.musicbrainz ?? id
}

function isHub(kind: string | undefined, mbid: string): boolean {
  return kind === 'Company' || hubKinds.includes(kind ?? '') || stopgapIds.get('musicbrainz')!.has(mbid)
}

function withLinks(entry: Entry, links: readonly EntryLink[]): Entry {
  const { links: _, ...rest } = entry
  return links.length > 0 ? { ...rest, links } : rest
}

/** The MBID of the one artist of a name, or with such an alias. */
async function artistNamed(opened: readonly Opened[], name: string, reading: Reading): Promise<string> {
  const [wanted, plain] = [fold(name), name.toLowerCase()]
  const passes = (text: string) => text.toLowerCase().includes(plain)
  const [byName, byAlias] = [new Map<string, string>(), new Map<string, string>()]
  for await (const found of documentsIn(opened, { ...reading, passes })) {
    if (!('shaped' in found)) continue
    for (const item of translate(found.shaped, new Mentioned(), found.origin)) {
      const entry = 'entry' in item && item.entry.kind === 'Artist' ? item.entry : undefined
      const mbid = entry && keyOf(entry)
      if (!entry || mbid === undefined) continue
      const { name, disambiguation } = entry.properties as { name: string; disambiguation?: string }
      const told = disambiguation ? `${name} (${disambiguation})` : name
      if (fold(name) === wanted) byName.set(mbid, told)
      else if (entry.aliases?.some((alias) => fold(alias) === wanted)) byAlias.set(mbid, told)
    }
  }
  const fitting = byName.size > 0 ? byName : byAlias
  const [first, ...others] = fitting.keys()
  if (first !== undefined && others.length === 0) return first
  const listed = [...fitting].slice(0, 10).map(([mbid, told]) => `${mbid} ${told}`)
  throw new LinernotesError(
    'BAD_INPUT',
    first === undefined
      ? `No artist in these files is called ${name}. Spell the name as MusicBrainz does, or give the MBID.`
      : `Several artists are called ${name}; give the MBID of one: ${listed.join(', ')}.`,
  )
}
