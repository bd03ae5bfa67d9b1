import type { Model } from '../../model/index.ts'
import { sharedKept } from '../contract.ts'
import type { Run } from './client.ts'
import { byId } from './find.ts'
import { grouped } from './grouped.ts'
import { quoted } from './names.ts'

/** Ids of the nodes that both of each pair are joined with, in order; a statement for each kind. */
export async function shared(
  run: Run,
  model: Model,
  pairs: readonly (readonly [string, string])[],
): Promise<readonly (readonly string[])[]> {
  const found = pairs.map((): readonly string[] => [])
  const known = await byId(run, model, [...new Set(pairs.flat())])
  const asked = [...pairs.entries()].flatMap(([place, [one, other]]) => {
    const [a, b] = [known.get(one), known.get(other)]
    return a !== undefined && b !== undefined ? [{ place: String(place), one: a, other: b }] : []
  })
  for (const [kind, rows] of grouped(asked, ({ one }) => model.kindOfId(one)!.name)) {
    const label = quoted(kind)
    const answer = await run(
      `UNWIND $p.rows AS row
MATCH (a:${label}) USING INDEX SEEK a:${label}(id) WHERE a.id = row.one
MATCH (b:${label}) USING INDEX SEEK b:${label}(id) WHERE b.id = row.other
MATCH (a)--(n)--(b)
WITH row, n.id AS id ORDER BY id
RETURN row.place, collect(DISTINCT id)[..${sharedKept}]`,
      { rows },
    )
    for (const [place, ids] of answer) found[Number(place)] = ids as string[]
  }
  return found
}
