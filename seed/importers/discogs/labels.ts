import type { EntryLink, Item, Origin } from '../../../src/ingest/entry.ts'
import type { Element } from '../../files/xml-records.ts'
import { all, clean, textOf } from './elements.ts'
import { labelEnd, outsideId, plainName, said } from './said.ts'
import type { Told } from './seen.ts'

/** A label, which is at Discogs any company: what it is part of, and what is part of it. */
export function* readLabel(label: Element, origin: Origin, told: Told): Generator<Item> {
  const id = textOf(label, 'id')
  const name = textOf(label, 'name')
  if (!id || !name) return yield { refused: 'is a label without an id or a name', origin }
  told.labels.add(id)
  yield {
    entry: {
      kind: 'Company',
      externalIds: [outsideId('label', id)],
      properties: { name: plainName(name) },
      ...said,
      links: [...partOf(label, 'parentLabel', 'to'), ...partOf(label, 'sublabels/label', 'from')],
    },
    origin,
  }
}

/** Older dumps list sublabels without an id or a name: they say nothing, and each sublabel names its parent itself. */
function partOf(label: Element, path: string, end: 'from' | 'to'): EntryLink[] {
  return all(label, path).flatMap(({ attributes, text }) => {
    const name = clean(text)
    return attributes.id && name
      ? [{ type: 'PART_OF', [end]: labelEnd(attributes.id, plainName(name)), ...said } as EntryLink]
      : []
  })
}
