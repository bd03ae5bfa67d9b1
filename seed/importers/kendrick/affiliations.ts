import type { Told } from './draft.ts'
import { joined, type Reading } from './reading.ts'

/** Groups that are no rows of their own in people.tsv. */
const groups = new Set(['Black Hippy', 'Digi+Phonics'])

type Reader = (reading: Reading, id: string, told: Told, found: string) => void

/** How an affiliation is worded; `found` is the part in brackets. The first that fits reads it. */
const wordings: readonly (readonly [RegExp, Reader])[] = [
  [
    /^members: (.+)$/,
    (reading, id, told, found) => {
      for (const member of found.split(', ')) join(reading, reading.artist(member, told).id, id, told)
    },
  ],
  [
    /^(?:founders: |founded by )(.+)$/,
    (reading, id, told, found) => {
      for (const founder of found.split(/, | and /))
        work(reading, reading.artist(founder, told).id, id, 'co-founder', told)
    },
  ],
  [/^owner: (.+)$/, (reading, id, told, found) => work(reading, reading.artist(found, told).id, id, 'owner', told)],
  [/^(.+) \(co-founder\)$/, employed('co-founder')],
  [/^(.+) \(own company\)$/, employed('owner')],
  [/^CEO of (.+)$/, employed('CEO')],
  [/^former (.+) president$/, employed('president', 'former')],
  [/^earlier (.+)$/, employed(undefined, 'earlier')],
  [
    /^former keyboardist of (.+)$/,
    (reading, id, told, found) =>
      join(reading, id, reading.artist(found, told).id, { ...told, note: 'former keyboardist' }),
  ],
  [
    /^((?:cousin|partner|protege) of .+|worked under .+)$/,
    (reading, id, told, found) => reading.draft.node(id, {}, { ...told, note: found }),
  ],
]

/** One entry of the affiliations of a person, a group or a company: a membership, a post, or a remark. */
export function readAffiliation(reading: Reading, id: string, affiliation: string, told: Told): void {
  const [words, read] = wordings.find(([words]) => words.test(affiliation)) ?? [/(.+)/, plain]
  read(reading, id, told, words.exec(affiliation)![1]!)
}

/** A bare name: a group where it is one, else a company; a company within another is a part of it. */
function plain(reading: Reading, id: string, told: Told, name: string): void {
  const group = reading.artists.find(name)
  if (groups.has(name)) reading.draft.mention(group.id, { name, type: 'GROUP' }, told)
  if (reading.draft.nodes.has(group.id)) join(reading, id, group.id, told)
  else if (id.startsWith('artist:')) work(reading, id, reading.company(name, {}, told), undefined, told)
  else reading.draft.link('PART_OF', id, reading.company(name, {}, told), {}, told)
}

function employed(role: string | undefined, note?: string): Reader {
  return (reading, id, told, found) =>
    work(reading, id, reading.company(found, {}, told), role, { ...told, ...joined(note) })
}

function work(reading: Reading, person: string, company: string, role: string | undefined, told: Told): void {
  reading.draft.link('WORKED_FOR', person, company, role ? { role } : {}, told)
}

function join(reading: Reading, member: string, group: string, told: Told): void {
  reading.draft.link('MEMBER_OF', member, group, {}, told)
}
