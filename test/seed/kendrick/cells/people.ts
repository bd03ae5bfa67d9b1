import type { Graph, Statement } from '../graph.ts'
import { type About, type Cells, has, holds, person, shared, type Table, there } from './check.ts'

const idOf = ({ kind, name }: Cells, graph: Graph) =>
  kind === 'company' ? graph.called('Company', name!) : person(name!, graph)
const self: About = (row, graph) => graph.node(idOf(row, graph) ?? '')

/** What each affiliation must be: a link between the row's node and another, with its role and remark. */
function affiliated(affiliation: string, row: Cells, graph: Graph): boolean {
  const id = idOf(row, graph)
  const [node] = self(row, graph)
  const company = (name: string) => graph.called('Company', name)
  const worked = (name: string, role: string | null, remark = '') =>
    graph.between('WORKED_FOR', id, company(name), { role }).some((link) => has(link, remark))
  const workedHere = (names: string, role: string) =>
    names.split(/, | and /).every((name) => graph.between('WORKED_FOR', person(name, graph), id, { role }).length === 1)
  const [, before, inner] = /^(.+) \((.+)\)$/.exec(affiliation) ?? []
  const [head = '', tail = ''] = affiliation.split(': ')
  if (head === 'members')
    return tail.split(', ').every((name) => graph.between('MEMBER_OF', person(name, graph), id).length === 1)
  if (head === 'founders') return workedHere(tail, 'co-founder')
  if (head === 'owner') return workedHere(tail, 'owner')
  if (affiliation.startsWith('founded by ')) return workedHere(affiliation.slice(11), 'co-founder')
  if (inner === 'co-founder') return worked(before!, 'co-founder')
  if (inner === 'own company') return worked(before!, 'owner')
  if (affiliation === 'former TDE president') return worked('Top Dawg Entertainment', 'president', 'former')
  if (affiliation.startsWith('CEO of ')) return worked(affiliation.slice(7), 'CEO')
  if (affiliation.startsWith('earlier ')) return worked(affiliation.slice(8), null, 'earlier')
  if (affiliation.startsWith('former keyboardist of '))
    return graph
      .between('MEMBER_OF', id, person(affiliation.slice(22), graph))
      .some((link) => has(link, 'former keyboardist'))
  if (/ of | under /.test(affiliation)) return has(node, affiliation)
  const group = person(affiliation, graph)
  if (group)
    return (
      graph.between('MEMBER_OF', id, group).length === 1 &&
      ['GROUP', 'DUO'].includes(String(graph.nodes.get(group)?.type))
    )
  return row.kind === 'company'
    ? graph.between('PART_OF', id, company(affiliation)).length === 1
    : worked(affiliation, null)
}

/** Places by the words of the cells, with the sources or the remark each must have. */
const origins: Record<string, readonly (readonly [place: string, told: string])[]> = {
  '1987-06-17, Compton CA': [['Compton CA', '']],
  '1987-09-25, Los Angeles': [['Los Angeles', '']],
  'born in Santa Monica (S217) or Los Angeles/Inglewood (S213;S215)': [
    ['Santa Monica', 'S217'],
    ['Los Angeles', 'S213;S215'],
    ['Inglewood', 'S213;S215'],
  ],
  'Berkeley CA (raised)': [['Berkeley CA', 'raised']],
  'Brampton/Toronto': [
    ['Brampton', ''],
    ['Toronto', ''],
  ],
}

function origin(cell: string, row: Cells, graph: Graph): boolean {
  if (row.kind === 'company') return self(row, graph).some((node) => has(node, cell))
  const began = /^\d{4}-\d{2}-\d{2}/.exec(cell)?.[0]
  return (
    (!began || self(row, graph).some((node) => node.began === began)) &&
    (origins[cell] ?? [[cell, '']]).every(([place, told]) => {
      const [link] = graph.between('BORN_IN', idOf(row, graph), graph.called('Place', place))
      if (!link) return false
      if (!/^S\d/.test(told)) return has(link, told)
      return told.split(';').join() === (link.sources as string[]).map((id) => id.slice(7)).join()
    })
  )
}

/** The links that say what a row tells of its own person or company. */
function own(row: Cells, graph: Graph): Statement[] {
  const id = idOf(row, graph) ?? ''
  const posts = ['WORKED_FOR', 'MEMBER_OF', 'PART_OF'].flatMap((type) => graph.outOf(type, id))
  const places = / \(S/.test(row.born_or_from!) ? [] : graph.outOf('BORN_IN', id)
  const people =
    /^(?:members: |founders: |founded by |owner: )(.+)$/.exec(row.affiliations!)?.[1]?.split(/, | and /) ?? []
  const held = people.flatMap((name) =>
    ['WORKED_FOR', 'MEMBER_OF'].flatMap((type) => graph.between(type, person(name, graph), id)),
  )
  return [...posts, ...places].map(({ properties }) => properties).concat(held)
}

export const people: Table = {
  file: 'people.tsv',
  columns: {
    ...shared({
      about: (row, graph) => [...self(row, graph), ...own(row, graph)],
      remarked: self,
    }),
    name: there(self),
    kind: (cell, row, graph) =>
      cell === 'company'
        ? self(row, graph)
        : self(row, graph).some(({ type, note }) => {
            const wanted = { person: 'PERSON', 'directing duo': 'DUO' }[cell] ?? 'GROUP'
            return type === wanted && (cell === 'person' || String(note).includes(cell))
          }),
    real_name: holds('realName', self),
    aliases: (cell, row, graph) =>
      cell.split('; ').every((alias) => self(row, graph).some(({ aliases }) => (aliases as string[]).includes(alias))),
    affiliations: (cell, row, graph) => cell.split('; ').every((each) => affiliated(each, row, graph)),
    born_or_from: origin,
    roles: (cell, row, graph) =>
      cell.split(/; | \/ /).every((role) =>
        self(row, graph).some((node) => {
          const told = (node.occupations ?? node.activities) as string[]
          if (role.startsWith('worked with ')) return has(node, role)
          return told.includes(role.replace(/ \(.*/, '')) && (!role.includes('(') || has(node, role))
        }),
      ),
  },
}
