import { type Entry, type Item, type Origin, untaken } from '../../../src/ingest/entry.ts'
import type { Element } from '../../files/xml-records.ts'
import { all, clean, textOf } from './elements.ts'
import { labelEnd, plainName } from './said.ts'
import type { Told } from './seen.ts'

interface Issuer {
  readonly company: Entry
  readonly properties: { readonly position: number; readonly catalogNumber?: string }
}

/** The labels of a release with its catalogue numbers there; other companies have no link to an album here. */
export function readIssuers(release: Element, id: string, told: Told, origin: Origin) {
  const labels = new Map<string, { name: string; id: string | undefined; numbers: Set<string> }>()
  for (const { attributes } of all(release, 'labels/label')) {
    const name = clean(attributes.name)
    if (!name) continue
    const label = labels.get(attributes.id ?? name) ?? { name: plainName(name), id: attributes.id, numbers: new Set() }
    labels.set(attributes.id ?? name, label)
    const number = clean(attributes.catno)
    if (number && number.toLowerCase() !== 'none') label.numbers.add(number)
  }
  const issuers = [...labels.values()].map(({ name, id, numbers }, place): Issuer => {
    const { externalIds } = labelEnd(id, name)
    const first = id === undefined || told.labels.add(id)
    const properties = { ...(first && { name }), type: 'LABEL' }
    const company = { kind: 'Company', properties, ...(externalIds && { externalIds }) }
    const catalogNumber = [...numbers].join(', ')
    return { company, properties: { position: place + 1, ...(catalogNumber && { catalogNumber }) } }
  })
  const items: Item[] = all(release, 'companies/company').map((company) => {
    const what = textOf(company, 'entity_type_name') ?? 'of no sort told'
    return untaken(`company: ${what}`, 'has no link to an album here', `${id}: ${textOf(company, 'name')}`, origin)
  })
  return { issuers, items, catalogNumber: issuers[0]?.properties.catalogNumber }
}
