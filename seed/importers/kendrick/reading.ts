import { addressId } from '../../../src/ingest/cited.ts'
import { slug } from '../../../src/ingest/slug.ts'
import { Draft, type Told, type Values } from './draft.ts'
import { type Named, Names } from './names.ts'
import { listed, type Row, readTable } from './table.ts'

/** What the tables share while they are read. */
export class Reading {
  readonly draft = new Draft()
  readonly artists = new Names('artist')
  readonly companies = new Names('company')
  /** Track ids as the tables write them ("damn/1-01") → song ids. */
  readonly songs = new Map<string, string>()
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  rows<Column extends string>(file: string, columns: readonly Column[]): Promise<Row<Column>[]> {
    return readTable(this.#folder, file, columns)
  }

  /** What a row tells beside its facts. The confidence "conflict" means that its sources contradict each other. */
  told(row: Row<'sources'> & { cells: { confidence?: string; notes?: string } }): Told {
    const { confidence, notes } = row.cells
    return {
      sources: this.sources(row.cells.sources, row.origin),
      ...(confidence === 'conflict' ? { disputed: true } : confidence && { confidence }),
      ...(notes && { note: notes }),
      origin: row.origin,
    }
  }

  /** Ids of the sources a cell lists. An address becomes a source of its own; anything else is refused. */
  sources(cell: string, origin: Told['origin']): string[] {
    return listed(cell, ';').flatMap((source) => {
      if (/^S\d{3}$/.test(source)) return [`source:${source}`]
      if (/^https?:/.test(source)) return [this.#address(source, origin)]
      this.draft.refuse(origin, 'sources', source, 'names no source')
      return []
    })
  }

  #address(url: string, origin: Told['origin']): string {
    const id = addressId(url)
    const publisher = new URL(url).hostname.replace(/^www\./, '')
    this.draft.node(id, { name: publisher, url, publisher }, { sources: [], origin })
    return id
  }

  /** The artist a printed name means, mentioned in the draft. */
  artist(printed: string, told: Told): Named {
    const named = this.artists.find(printed)
    const { id, name, creditedAs, disambiguation } = named
    this.draft.mention(id, { name, disambiguation, ...(creditedAs && { aliases: [creditedAs] }) }, told)
    return named
  }

  company(printed: string, values: Values, told: Told): string {
    const { id, name, creditedAs } = this.companies.find(printed)
    this.draft.mention(id, { name, ...values, ...(creditedAs && { aliases: [creditedAs] }) }, told)
    return id
  }

  place(name: string, told: Told): string {
    const id = `place:${slug(name)}`
    this.draft.mention(id, { name }, told)
    return id
  }

  /** A song outside the curated albums. */
  otherSong(title: string, values: Values, told: Told): string {
    const id = `song:${slug(title)}`
    this.draft.mention(id, { title, ...values }, told)
    return id
  }
}

/** "v-n95" → "video:n95". */
export function videoId(written: string): string {
  return `video:${written.replace(/^[vo]-/, '')}`
}

/** Remarks as one note. */
export function joined(...notes: (string | undefined)[]): { note?: string } {
  const note = notes.filter(Boolean).join('; ')
  return note ? { note } : {}
}
