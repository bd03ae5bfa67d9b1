import type { Graph, Statement } from '../graph.ts'
import { type Cells, has, person, shared, songOf, type Table, there } from './check.ts'

const instrument = (name: string) => [['PERFORMED', { role: 'instrument', instrument: name }]] as const

/** What each role of the table is in the graph: one link, or several. */
const wanted: Record<string, readonly (readonly [type: string, given: Statement, attribute?: string])[]> = {
  'primary artist': [['PERFORMED', { role: 'main' }]],
  'featured artist': [['PERFORMED', { role: 'featured' }]],
  'guest artist': [['PERFORMED', { role: 'guest' }]],
  vocals: [['PERFORMED', { role: 'vocals' }]],
  'additional vocals': [['PERFORMED', { role: 'vocals' }, 'additional']],
  'background vocals': [['PERFORMED', { role: 'vocals' }, 'background']],
  voice: [['PERFORMED', { role: 'voice' }]],
  narrator: [['PERFORMED', { role: 'narrator' }]],
  'spoken word': [['PERFORMED', { role: 'spoken word' }]],
  'spoken intro': [['PERFORMED', { role: 'spoken intro' }]],
  bass: instrument('bass'),
  'double bass': instrument('double bass'),
  drums: instrument('drums'),
  guitar: instrument('guitar'),
  piano: instrument('piano'),
  saxophone: instrument('saxophone'),
  writer: [['WROTE', { role: null }]],
  producer: [['PRODUCED', { role: null }]],
  'producer (Grammy credit)': [['PRODUCED', { role: null }, 'Grammy credit']],
  'executive producer': [['PRODUCED', { role: 'executive producer' }]],
  'co-executive producer': [['PRODUCED', { role: 'co-executive producer' }]],
  engineer: [['CREWED', { role: 'engineer' }]],
  'engineer/mixer': [
    ['CREWED', { role: 'engineer' }],
    ['CREWED', { role: 'mixer' }],
  ],
  'engineer/mixer (Grammy credit)': [
    ['CREWED', { role: 'engineer' }, 'Grammy credit'],
    ['CREWED', { role: 'mixer' }, 'Grammy credit'],
  ],
  mixer: [['CREWED', { role: 'mixer' }]],
  'mixing assistant': [['CREWED', { role: 'mixing assistant' }]],
  'mastering engineer': [['CREWED', { role: 'mastering' }]],
  contributor: [['CREWED', { role: 'contributor' }]],
  photographer: [['CREWED', { role: 'photographer' }]],
  'cover photographer': [['CREWED', { role: 'cover photographer' }]],
}

function wantedOf({ role, detail }: Cells) {
  if (role !== 'instruments') return wanted[role!] ?? []
  if (!detail) return [['PERFORMED', { role: 'instrument', instrument: null }]] as const
  return detail
    .split(', ')
    .map((name) =>
      name === 'programming' || name === 'arrangement' ? (['CREWED', { role: name }] as const) : instrument(name)[0],
    )
}

function subject({ subject_type, subject_id }: Cells, graph: Graph): string | undefined {
  return subject_type === 'album' ? `album:${subject_id}` : songOf(subject_id!, graph)
}

/** The links of a row; empty when one of them is missing. */
function links(row: Cells, graph: Graph): Statement[] {
  const found = wantedOf(row).map(([type, given]) =>
    graph.between(type, person(row.name!, graph), subject(row, graph), given),
  )
  return found.every(({ length }) => length === 1) ? found.flat() : []
}

/** Words for how far a credit goes, as attributes. */
const extents: Record<string, readonly string[]> = {
  'additional production': ['additional'],
  'co-producer': ['co'],
  uncredited: ['uncredited'],
  'uncredited guest': ['uncredited', 'guest'],
}

export const credits: Table = {
  file: 'credits.tsv',
  columns: {
    ...shared({ about: links }),
    subject_type: there(links),
    subject_id: there(links),
    role: (_, row, graph) =>
      wantedOf(row).every(
        ([type, given, attribute]) =>
          !attribute ||
          graph
            .between(type, person(row.name!, graph), subject(row, graph), given)
            .some(({ attributes }) => (attributes as string[]).includes(attribute)),
      ) && links(row, graph),
    name: (cell, row, graph) => {
      const id = person(cell, graph)
      const legal = / \((?!of )/.test(cell) ? cell.replace(/ \(.*/, '') : cell
      const known = graph.name(id ?? '')
      return links(row, graph).some(
        ({ creditedAs }) =>
          creditedAs === legal || legal === known || cell === `${known} (${graph.nodes.get(id ?? '')?.disambiguation})`,
      )
    },
    detail: (cell, row, graph) =>
      links(row, graph).some(
        (link) =>
          row.role === 'instruments' ||
          has(link, cell) ||
          `printed ${link.creditedAs}` === cell ||
          (extents[cell]?.every((extent) => (link.attributes as string[]).includes(extent)) ?? false),
      ),
  },
}
