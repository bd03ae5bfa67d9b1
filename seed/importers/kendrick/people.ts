import { readAffiliation } from './affiliations.ts'
import type { Told } from './draft.ts'
import { joined, type Reading } from './reading.ts'
import { listed, type Row } from './table.ts'

const columns = [
  'name',
  'kind',
  'real_name',
  'aliases',
  'affiliations',
  'born_or_from',
  'roles',
  'sources',
  'confidence',
  'notes',
] as const
export type PersonRow = Row<(typeof columns)[number]>

const artistTypes: Record<string, string> = {
  person: 'PERSON',
  'directing duo': 'DUO',
  'directing collective': 'GROUP',
  'production group': 'GROUP',
}

/** people.tsv: people, groups and companies with their other names, companies, origins and occupations. */
export async function readPeople(reading: Reading): Promise<void> {
  const rows = await reading.rows('people.tsv', columns)
  for (const { cells } of rows) {
    const names = cells.kind === 'company' ? reading.companies : reading.artists
    names.learn(cells.name, [...listed(cells.aliases, ';'), ...listed(cells.real_name, ';')])
  }
  const read = rows.map((row) => {
    const told = reading.told(row)
    return {
      row,
      told,
      id: row.cells.kind === 'company' ? readCompany(reading, row, told) : readArtist(reading, row, told),
    }
  })
  // Only now is it known which affiliations are groups.
  for (const { row, told, id } of read) {
    // The remark is about the person; it stays with the node.
    const { note: _, ...facts } = told
    for (const affiliation of listed(row.cells.affiliations, ';')) readAffiliation(reading, id, affiliation, facts)
    if (id.startsWith('artist:')) readOrigin(reading, id, row.cells.born_or_from, facts)
  }
}

function readArtist(reading: Reading, { cells }: PersonRow, told: Told): string {
  const { id, name } = reading.artists.find(cells.name)
  const type = artistTypes[cells.kind] ?? 'OTHER'
  const roles = listed(cells.roles, ';')
  // "director (Superfly 2018)": an occupation and a remark; "worked with …" is a remark alone.
  const occupations = roles.filter((role) => !role.startsWith('worked ')).map((role) => role.replace(/ \(.*\)$/, ''))
  const remarks = roles.filter((role) => !occupations.includes(role))
  reading.draft.node(
    id,
    {
      name,
      type,
      occupations,
      aliases: listed(cells.aliases, ';'),
      ...(cells.real_name && { realName: cells.real_name }),
    },
    { ...told, ...joined(told.note, cells.kind === 'person' ? '' : cells.kind, ...remarks) },
  )
  return id
}

/** What a company does, as the model's types word it, the first that fits. */
const companyTypes: readonly (readonly [RegExp, string])[] = [
  [/^VFX/, 'EFFECTS'],
  [/production company/, 'PRODUCTION'],
]

function readCompany(reading: Reading, { cells }: PersonRow, told: Told): string {
  const { id, name } = reading.companies.find(cells.name)
  const [, type] = companyTypes.find(([words]) => words.test(cells.roles)) ?? []
  reading.draft.node(
    id,
    { name, type, activities: cells.roles.split(/; | \/ /), aliases: listed(cells.aliases, ';') },
    { ...told, ...joined(told.note, cells.born_or_from) },
  )
  return id
}

/**
 * "1987-06-17, Compton CA"; "Berkeley CA (raised)"; "born in A (S217) or B/C (S213;S215)": a date, and places with
 * their own sources or a remark. Where several stand for one, each keeps the whole cell as its note.
 */
function readOrigin(reading: Reading, id: string, cell: string, told: Told): void {
  const [, date, rest] = /^(?:(\d{4}-\d{2}-\d{2}), )?(?:born in )?(.*)$/.exec(cell) ?? []
  if (date) reading.draft.node(id, { began: date }, told)
  for (const alternative of listed(rest ?? '', ' or ')) {
    const [, places, remark = ''] = /^(.*?)(?: \((.*)\))?$/.exec(alternative) ?? []
    const own = /^S\d{3}/.test(remark) ? { sources: reading.sources(remark, told.origin) } : joined(remark)
    for (const place of listed(places ?? '', '/')) {
      const one = { ...told, ...own, ...(place === rest ? {} : joined('note' in own ? own.note : cell)) }
      reading.draft.link('BORN_IN', id, reading.place(place, one), {}, one)
    }
  }
}
