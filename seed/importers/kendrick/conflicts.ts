import { model } from '../../../src/model/index.ts'
import { joined, type Reading } from './reading.ts'
import { listed, type Row } from './table.ts'

const columns = [
  'subject_id',
  'field',
  'followed',
  'disputed',
  'subject',
  'claim_a',
  'claim_b',
  'claim_c',
  'resolution',
] as const

interface Claim {
  readonly field: string
  readonly value: string
  readonly sources: readonly string[]
  readonly followed: boolean
  readonly note?: string
}

/**
 * conflicts.tsv: where sources contradict each other. Every version becomes a claim of each subject; `field` names a
 * property, or the type of the links to the nodes in `disputed`; `followed` says which versions the graph follows.
 */
export async function readConflicts(reading: Reading): Promise<void> {
  for (const row of await reading.rows('conflicts.tsv', columns)) {
    const { subject_id, field, disputed } = row.cells
    const claims = claimsOf(reading, row)
    const subjects = listed(subject_id, ';')
    for (const subject of subjects) {
      if (!reading.draft.nodes.has(subject)) reading.draft.refuse(row.origin, 'subject_id', subject, 'is no node here')
      else {
        const contested = !model.links.has(field) && claims.some(({ followed }) => !followed)
        reading.draft.node(subject, { claims }, { sources: [], disputed: contested, origin: row.origin })
      }
    }
    for (const end of listed(disputed, ';')) dispute(reading, row, subjects, field, end)
  }
}

function dispute(reading: Reading, row: Row, subjects: readonly string[], type: string, end: string): void {
  const links = subjects.flatMap((subject) => [
    ...reading.draft.linksOf(type, subject, end),
    ...reading.draft.linksOf(type, end, subject),
  ])
  if (!links.length) reading.draft.refuse(row.origin, 'disputed', end, `has no ${type} with the subject`)
  for (const link of links) link.disputed = true
}

function claimsOf(reading: Reading, { cells, origin }: Row<(typeof columns)[number]>): Claim[] {
  const followed = listed(cells.followed, ';')
  // "on album?" is what the others answer.
  const question = cells.claim_a.endsWith('?') ? cells.claim_a : ''
  const versions = { a: question ? '' : cells.claim_a, b: cells.claim_b, c: cells.claim_c }
  return Object.entries(versions).flatMap(([letter, text]) => {
    if (!text) return []
    const { value, sources, remark } = readVersion(reading, text, origin)
    const note = joined(question, remark, `${cells.subject}: ${cells.resolution || 'not settled'}`)
    return [{ field: cells.field, value, sources, followed: followed.includes(letter), ...note }]
  })
}

/** "Rahki (S041, weak)" or "S116: Dave Free": a value, its sources, and what else the brackets say. */
function readVersion(reading: Reading, text: string, origin: Row['origin']) {
  const brackets = [...text.matchAll(/\(([^()]*)\)/g)].map(([, inside]) => inside!)
  const [first = ''] = /^S\d{3}(?=: )/.exec(text) ?? []
  const value = text.replace(/ ?\([^()]*\)|^S\d{3}: /g, '')
  const ids = [first, ...(brackets.join().match(/S\d{3}/g) ?? [])].join(';')
  const remark = brackets.filter((inside) => /[a-z]/.test(inside)).join('; ')
  return { value, sources: reading.sources(ids, origin), remark }
}
