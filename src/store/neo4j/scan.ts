import type { Model } from '../../model/index.ts'
import type { LinkRecord, NodeRecord, PropertyValues, Redirect } from '../contract.ts'
import type { Run } from './client.ts'
import { quoted } from './names.ts'
import { bolt, decoded } from './values.ts'

/** Records of a batch: each is a statement of its own that goes on after the last, so nothing is held open between. */
const size = 1000

export async function* scanNodes(run: Run, model: Model): AsyncGenerator<readonly NodeRecord[]> {
  for (const { name, properties } of model.kinds.values()) {
    const label = `n:${quoted(name)}`
    const text = `
MATCH (${label}) USING INDEX SEEK ${label}(id) WHERE n.id > $p.id
RETURN n.id, properties(n) ORDER BY n.id LIMIT $p.size`
    for await (const rows of pages(run, text, ['id'], ['']))
      yield rows.map(([id, values]) => ({
        kind: name,
        id: id as string,
        properties: decoded(properties, values as PropertyValues),
      }))
  }
}

export async function* scanLinks(run: Run, model: Model): AsyncGenerator<readonly LinkRecord[]> {
  for (const { type, ends, properties } of model.links.values()) {
    // Ids begin with their kind's prefix: in this order of the kinds they are in order themselves.
    const starts = new Set(ends.map(({ from }) => from))
    const kinds = [...model.kinds.values()].filter(({ name }) => starts.has(name))
    kinds.sort((one, other) => (`${one.prefix}:` < `${other.prefix}:` ? -1 : 1))
    for (const { name } of kinds) {
      const label = `a:${quoted(name)}`
      // Read from each first end in turn: only the links of one node are ever sorted.
      const text = `
MATCH (${label}) USING INDEX SEEK ${label}(id) WHERE a.id >= $p.from
MATCH (a)-[l:${quoted(type)}]->(b)
WHERE a.id > $p.from OR b.id > $p.to OR (b.id = $p.to AND l.key > $p.key)
RETURN a.id, b.id, l.key, properties(l) ORDER BY a.id, b.id, l.key LIMIT $p.size`
      for await (const rows of pages(run, text, ['from', 'to', 'key'], ['', '', '']))
        yield rows.map(([from, to, , values]) => ({
          type,
          from: from as string,
          to: to as string,
          properties: decoded(properties, values as PropertyValues),
        }))
    }
  }
}

export async function* scanRedirects(run: Run): AsyncGenerator<readonly Redirect[]> {
  const text = `
MATCH (r:Redirect) WHERE r.\`from\` > $p.from
RETURN r.\`from\`, r.into ORDER BY r.\`from\` LIMIT $p.size`
  for await (const rows of pages(run, text, ['from'], ['']))
    yield rows.map(([from, into]) => ({ from: from as string, into: into as string }))
}

/** Asks again and again for what follows the last record, whose first values say where that is. */
async function* pages(run: Run, text: string, keys: readonly string[], start: readonly unknown[]) {
  let after = start
  for (;;) {
    const place = Object.fromEntries(keys.map((key, nth) => [key, after[nth]]))
    const rows = await run(text, { ...place, size: bolt(size) })
    if (rows.length > 0) yield rows
    if (rows.length < size) return
    after = rows.at(-1)!
  }
}
