import { linkProperties } from '../../model/define.ts'
import type { Model } from '../../model/index.ts'
import type { LinkStats } from '../contract.ts'
import { byConfidence, creditsByYear, creditsOf, frequentRoles } from '../link-stats.ts'
import { yearOf } from './aggregate.ts'
import type { Run } from './client.ts'
import { nodeSubject } from './filter.ts'
import { grouped } from './grouped.ts'
import { at, quoted, storedNames } from './names.ts'
import { statement, unioned } from './statement.ts'

/** How each part is read; one may bring another along. */
export type LinkReaders = { readonly [Part in keyof LinkStats]: (run: Run) => Promise<Partial<LinkStats>> }

export function linkReaders(model: Model): LinkReaders {
  const cited = (run: Run) => citations(run, model)
  return {
    linksWithSource: cited,
    linksWithOpenableSource: cited,
    creditsByYear: async (run) => {
      const text = creditsText(model)
      return { creditsByYear: creditsByYear(text === '' ? [] : ((await run(text)) as [number, number][])) }
    },
    roles: async (run) => {
      const told = [...model.links.values()].filter(({ properties }) => 'role' in properties)
      const text = `MATCH ()-[l:${typesOf(told)}]->() WHERE l.role IS NOT NULL RETURN type(l), l.role, count(*)`
      return { roles: frequentRoles(told.length === 0 ? [] : ((await run(text)) as [string, string, number][])) }
    },
    confidence: async (run) => {
      const all = [...model.links.values()]
      const text = `MATCH ()-[l:${typesOf(all)}]->() RETURN l.confidence, count(*)`
      return { confidence: byConfidence(all.length === 0 ? [] : ((await run(text)) as [string, number][])) }
    },
  }
}

/** One part for each pair of kinds that credits join. */
function creditsText(model: Model): string {
  const pairs = grouped(creditsOf(model), ({ ends: { from, to } }) => `${from} ${to}`)
  const parts = [...pairs.values()].flatMap((credits): string[][] => {
    const [{ ends }] = credits as [(typeof credits)[number]]
    const { year } = model.kinds.get(ends.to)!
    if (year === undefined) return []
    const work = nodeSubject(statement(model), ends.to, 'w')
    const { name } = storedNames(work.properties).get(year)!
    return [
      [
        `MATCH (:${quoted(ends.from)})-[:${typesOf(credits.map(({ link }) => link))}]->(w:${quoted(ends.to)})`,
        `WHERE ${at('w', name)} IS NOT NULL`,
        `RETURN ${yearOf(work, year)} AS year, count(*) AS credits`,
      ],
    ]
  })
  return unioned(parts).join('\n')
}

/** Many links cite the same sources: each such list is looked up once. */
async function citations(run: Run, model: Model): Promise<Partial<LinkStats>> {
  const source = model.kinds.get(linkProperties.sources.kind)
  const addresses = Object.entries(source?.properties ?? {}).filter(([, { type }]) => type === 'url')
  const openable = addresses.map(([name]) => `${at('s', name)} IS NOT NULL`)
  const all = [...model.links.values()]
  if (!source || openable.length === 0 || all.length === 0) return { linksWithSource: 0, linksWithOpenableSource: 0 }
  const [row] = await run(`
MATCH ()-[l:${typesOf(all)}]->()
WITH l.sources AS sources, count(*) AS links WHERE size(sources) > 0
RETURN sum(links), sum(CASE
  WHEN any(id IN sources WHERE EXISTS { MATCH (s:${quoted(source.name)}) WHERE s.id = id AND (${openable.join(' OR ')}) })
  THEN links ELSE 0 END)`)
  const [linksWithSource, linksWithOpenableSource] = row as [number, number]
  return { linksWithSource, linksWithOpenableSource }
}

function typesOf(links: readonly { readonly type: string }[]): string {
  return [...new Set(links.map(({ type }) => quoted(type)))].join('|')
}
