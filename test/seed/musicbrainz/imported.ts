import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { musicbrainz } from '../../../seed/importers/musicbrainz/read-musicbrainz.ts'
import type { Item } from '../../../src/ingest/entry.ts'
import type { Group } from '../../../src/ingest/groups.ts'
import { ingest } from '../../../src/ingest/ingest.ts'
import type { Report } from '../../../src/ingest/report.ts'
import { model } from '../../../src/model/index.ts'
import type { LinkRecord, NodeRecord, Store } from '../../../src/store/contract.ts'
import { emptyStore, linksOf, nodesOf } from '../../ingest/loading.ts'

export const fixtures = 'test/fixtures/musicbrainz'

type Flags = Readonly<Record<string, string>>

export async function itemsOf(paths: readonly string[], flags: Flags = {}): Promise<Item[]> {
  const items: Item[] = []
  for await (const item of musicbrainz.read(paths, { flags })) items.push(item)
  return items
}

/** A folder of files that is gone with the test. */
export async function folder(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'linernotes-test-'))
  onTestFinished(() => rm(path, { recursive: true }))
  for (const [name, content] of Object.entries(files)) await writeFile(join(path, name), content)
  return path
}

/** Documents as the lines of a dump's file. */
export async function dump(name: string, ...documents: unknown[]): Promise<string> {
  return join(await folder({ [name]: documents.map((one) => JSON.stringify(one)).join('\n') }), name)
}

/** The graph that files become, in an empty store or one that holds something already. */
export async function imported(paths: string | readonly string[], flags: Flags = {}, into?: Store): Promise<Imported> {
  const store = into ?? (await emptyStore())
  const report = await ingest(store, musicbrainz.read([paths].flat(), { flags }), {
    source: 'musicbrainz',
    teller: 'musicbrainz',
  })
  return new Imported(report, await nodesOf(store), await linksOf(store))
}

export class Imported {
  readonly report: Report
  readonly nodes: readonly NodeRecord[]
  readonly links: readonly LinkRecord[]

  constructor(report: Report, nodes: readonly NodeRecord[], links: readonly LinkRecord[]) {
    this.report = report
    this.nodes = nodes
    this.links = links
  }

  /** The properties of the one node of a kind and name, or with an id; without those that are null or empty. */
  node(kind: string, name: string): Readonly<Record<string, unknown>> & { readonly id: string } {
    const found = this.nodes.filter((node) => node.kind === kind && (node.id === name || this.#name(node) === name))
    if (found.length !== 1) throw new Error(`${found.length} nodes are the ${kind} ${name}`)
    return { id: found[0]!.id, ...told(found[0]!.properties) }
  }

  names(kind: string): string[] {
    return this.nodes.filter((node) => node.kind === kind).map((node) => this.#name(node))
  }

  /** Links of a type as "Paradise Lost → The Enemy {"role":"main"}", without what every link carries. */
  lines(type: string): string[] {
    const names = new Map(this.nodes.map((node) => [node.id, this.#name(node)]))
    return this.links
      .filter((link) => link.type === type)
      .map(({ from, to, properties }) => {
        const { confidence: _, sources: __, disputed: ___, standing: ____, ...own } = told(properties)
        return `${names.get(from)} → ${names.get(to)}${Object.keys(own).length > 0 ? ` ${JSON.stringify(own)}` : ''}`
      })
      .sort()
  }

  /** Ends and properties of every link of a type. */
  of(type: string): readonly LinkRecord[] {
    return this.links.filter((link) => link.type === type)
  }

  refused = () => counted(this.report.refusals)
  untaken = () => counted(this.report.untaken)
  remarks = () => counted(this.report.remarks)

  #name({ kind, properties }: NodeRecord): string {
    return String(properties[model.kinds.get(kind)!.display])
  }
}

function told(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  )
}

/** "artist: has no name" → how often. */
function counted(groups: readonly Group[]): Record<string, number> {
  return Object.fromEntries(groups.map(({ what, reason, count }) => [`${what}: ${reason}`, count]))
}
