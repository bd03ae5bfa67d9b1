import { basename, dirname } from 'node:path'
import type { EntryLink, Item, Origin } from '../../../src/ingest/entry.ts'
import { slug } from '../../../src/ingest/slug.ts'
import { grammyFile } from '../../curated.ts'
import type { Importer } from '../importer.ts'
import { listed, type Row, readTable } from '../kendrick/table.ts'
import { titleOf } from '../kendrick/title.ts'

export const grammy: Importer = {
  name: 'grammy',
  // As the curated tables call the data set.
  teller: 'S103',
  description:
    'Directors and producers of videos nominated for a Grammy, 1985 to 2019; from another file when one is given.',
  paths: '[file]',
  unlessGiven: [grammyFile],
  flags: [],
  read: ([file]) => readGrammy(file ?? grammyFile),
}

const columns = ['year', 'category', 'nominee', 'artist', 'performers', 'role', 'person'] as const
type Columns = (typeof columns)[number]

/** The data set that the curated tables cite as well: one node, whichever comes first. */
const source = {
  kind: 'Source',
  id: 'source:S103',
  properties: {
    name: 'Grammy awards CSV 1958-2019 (Kaggle unanimad/grammy-awards)',
    publisher: 'Grammy awards CSV 1958-2019 (Kaggle unanimad/grammy-awards)',
    url: 'https://github.com/y4xulSC/workshop002',
    type: 'data set',
    reliability: 'high',
  },
}
const said = { sources: ['S103'], confidence: 'medium' } as const

/** BAD_INPUT when it is not such a table. Rows of one nominee in one category and year are one nomination of one video. */
async function* readGrammy(file: string): AsyncGenerator<Item> {
  const rows = await readTable(dirname(file), basename(file), columns)
  yield { entry: source, origin: { file } }
  if (rows.length === 0) yield { refused: 'holds no rows', origin: { file } }
  const nominations = new Map<string, Row<Columns>[]>()
  for (const row of rows) {
    const { year, category, nominee, role, person } = row.cells
    const origin = { file, line: row.origin.line }
    if (!/^\d{4}$/.test(year)) yield { refused: 'year is not one', origin }
    else if (!category || !nominee || !person) yield { refused: 'lacks a category, a nominee or a person', origin }
    else if (!links[role]) yield { refused: 'role is neither director nor producer', origin }
    else {
      const key = [year, category, nominee].join('\t')
      nominations.set(key, [...(nominations.get(key) ?? []), row])
    }
  }
  for (const each of nominations.values()) yield* readNomination(each, { file, line: each[0]!.origin.line })
}

/** What the people of a role did. */
const links: Readonly<Record<string, string>> = { director: 'DIRECTED', producer: 'PRODUCED' }

/**
 * A nomination goes by the id that the curated tables give it, and does not say how it ended: what they say stands, and
 * else it is unknown. The video goes by an outside id of its own, so that it is a namesake's only with a neighbour in common.
 */
function* readNomination(rows: readonly Row<Columns>[], origin: Origin): Generator<Item> {
  const { year, category, nominee, artist, performers } = rows[0]!.cells
  // The year of the file is the one in which the works came out.
  const ceremonyYear = Number(year) + 1
  const title = titleOf(nominee)
  const work = slug(title.title)
  const people = new Map(rows.map(({ cells }) => [cells.person, { kind: 'Artist', name: cells.person }]))
  const billed = listed(performers, '|').map((name) => ({
    role: name.startsWith('feat. ') ? 'featured' : 'main',
    end: { kind: 'Artist', name: name.replace(/^feat\. /, '') },
  }))
  const made = rows.map(
    ({ cells: { role, person } }): EntryLink => ({ type: links[role]!, from: people.get(person)!, ...said }),
  )
  const video = { kind: 'Video', externalIds: { grammy: `${year}.${slug(category)}.${work}` }, title: title.title }
  // Each has an entry before the links lead there, so that nothing has to wait for the end.
  for (const { kind, name } of [...people.values(), ...billed.map(({ end }) => end)])
    yield { entry: { kind, properties: { name }, ...said }, origin }
  yield {
    entry: {
      kind: 'Video',
      externalIds: video.externalIds,
      properties: { ...title, ...(/long form|performance/i.test(category) ? {} : { type: 'MUSIC_VIDEO' }) },
      ...said,
      links: [
        ...billed.map(
          ({ role, end }, place): EntryLink => ({
            type: 'PERFORMED',
            from: end,
            properties: { role, position: place + 1 },
            ...said,
          }),
        ),
        ...made,
      ],
    },
    origin,
  }
  // An artist in brackets is whom the film is about.
  const named = [...(artist.startsWith('(') ? [] : billed.map(({ end }) => end)), ...people.values()]
  const recipients = new Map(named.map((end) => [end.name, end]))
  yield {
    entry: {
      kind: 'Nomination',
      id: `nomination:grammy-${ceremonyYear}-${slug(category)}-${work}`,
      properties: {
        name: `Grammy ${ceremonyYear}: ${category}`,
        award: 'Grammy',
        category,
        ceremonyYear,
        eligibilityYear: Number(year),
      },
      ...said,
      links: [
        { type: 'NOMINATED_FOR', to: video, ...said },
        ...[...recipients.values()].map((end): EntryLink => ({ type: 'RECEIVED', from: end, ...said })),
      ],
    },
    origin,
  }
}
