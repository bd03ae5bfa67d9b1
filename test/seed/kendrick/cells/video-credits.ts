import type { Graph, Statement } from '../graph.ts'
import { type Cells, has, person, shared, type Table, there, videoOf } from './check.ts'

/** The link type and role each printed role of a video credit becomes, and from which kind of node. */
function credited(row: Cells, graph: Graph): Statement[] {
  const [to, role] = [videoOf(row.video_id!), row.role!]
  const by = person(row.name!, graph)
  if (role === 'director') return graph.between('DIRECTED', by, to)
  if (role === 'cast') return graph.between('APPEARED_IN', by, to)
  if (role === 'location') return graph.between('FILMED_AT', to, graph.called('Place', row.name!))
  if (role === 'production company')
    return graph.between('PRODUCED', graph.called('Company', row.name!), to, { role: 'production' })
  if (role.includes('VFX') && role !== 'VFX supervisor')
    return graph.between('PRODUCED', graph.called('Company', row.name!), to, { role: 'effects' })
  if (role === 'producer') return graph.between('PRODUCED', by, to, { role: null })
  if (role.startsWith('executive producer')) return graph.between('PRODUCED', by, to, { role: 'executive producer' })
  const how = {
    'special thanks': 'thanked',
    'depicted (deepfake)': 'depicted',
    'visual reference': 'visual reference',
  }[role]
  return how ? graph.between('REFERENCED_IN', by, to, { how }) : graph.between('CREWED', by, to, { role })
}

export const videoCredits: Table = {
  file: 'video_credits.tsv',
  columns: {
    ...shared({ about: credited }),
    video_id: there(credited),
    role: (cell, row, graph) => {
      // What a role says in brackets or beside a slash stays with the link.
      const extra = /(deepfake|pgLang|Prettybird)/.exec(cell)?.[1] ?? ''
      return credited(row, graph).some(
        (link) => has(link, extra) || ((link.attributes ?? []) as string[]).includes(extra),
      )
    },
    name: (cell, row, graph) =>
      credited(row, graph).length > 0 &&
      (person(cell, graph) === undefined ||
        graph.name(person(cell, graph)!) === cell ||
        credited(row, graph).every(({ creditedAs }) => creditedAs === cell)),
    detail: (cell, row, graph) =>
      credited(row, graph).some((link) => detailed(link, cell)) && segmented(cell, row, graph),
  },
}

/** Every word of the detail stands in some property of the link. */
function detailed(link: Statement, detail: string): boolean {
  if (/segments?$/.test(detail)) return true
  const told = [link.note, link.character, link.role, link.creditedAs && `credited ${link.creditedAs}`]
    .filter(Boolean)
    .map(String)
  return detail.split(/; |, as |, (?=final)/).every((part) => told.some((each) => each.includes(part)))
}

function segmented(detail: string, row: Cells, graph: Graph): boolean {
  const segments = { '"u" segment': ['u'], '"For Sale?" segment': ['For Sale?'], 'both segments': ['u', 'For Sale?'] }[
    detail
  ]
  const links = credited(row, graph).map(({ segment }) => segment)
  return !segments || (links.length === segments.length && segments.every((segment) => links.includes(segment)))
}
