import type { Model } from '../../model/index.ts'
import type { Batch, LinkRecord, Outcome, Written } from '../contract.ts'
import { keepRedirects, keepRun, redirectsOf } from './beside.ts'
import type { Run } from './client.ts'
import { Counting } from './counting.ts'
import { grouped } from './grouped.ts'
import { keepJournal } from './journal.ts'
import { joinNodes } from './merge-nodes.ts'
import { begin, changed } from './revision.ts'
import { writeLinks } from './write-links.ts'
import { writeNodes } from './write-nodes.ts'

/**
 * Writes a batch. For each kind and each pair of kinds a type joins, what is there is asked for, merged in memory, and
 * then what is new is created and what differs is set: three statements at most, whatever the size; at the end the
 * counts of each kind.
 */
export async function writeBatch(run: Run, model: Model, batch: Batch): Promise<Written> {
  const before = await begin(run)
  const leads = before.redirects > 0 ? await redirectsOf(run, idsIn(batch)) : new Map<string, string>()
  const led = (id: string) => leads.get(id) ?? id
  const counting = new Counting(model, batch)

  const nodes = await inGroups(
    batch.nodes,
    ({ kind }) => kind,
    (group) => writeNodes(run, model, counting, group, led),
  )
  const links = await inGroups(
    batch.links,
    (link) => joinedKinds(model, link),
    (group) => writeLinks(run, model, counting, group, led),
  )
  await counting.keep(run)
  const redirected = await keepRedirects(run, model, batch.redirects ?? [])
  let merges = 0
  for (const move of batch.merges ?? []) if ((await joinNodes(run, model, move)) !== undefined) merges++
  if (batch.run) await keepRun(run, batch.run)
  if (batch.journal) await keepJournal(run, batch.journal({ nodes, links }))

  const any =
    redirected || merges > 0 || [...nodes, ...links].some((outcome) => outcome === 'created' || outcome === 'changed')
  return { nodes, links, revision: any ? await changed(run) : before.revision }
}

function idsIn({ nodes, links }: Batch): string[] {
  return [...new Set([...nodes.map(({ id }) => id), ...links.flatMap(({ from, to }) => [from, to])])]
}

function joinedKinds(model: Model, { type, from, to }: LinkRecord): string {
  return [type, model.kindOfId(from)?.name, model.kindOfId(to)?.name].join(' ')
}

/**
 * Does each group by itself; the outcomes stand in the order of all. The server takes their statements one after another,
 * but while it works on one the next is made ready. Whatever fails, all are through before it is told.
 */
async function inGroups<T>(
  all: readonly T[],
  nameOf: (one: T) => string,
  write: (group: readonly T[]) => Promise<readonly Outcome[]>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const groups = [...grouped(all.entries(), ([, one]) => nameOf(one)).values()]
  const done = await Promise.allSettled(
    groups.map(async (group) => {
      const written = await write(group.map(([, one]) => one))
      for (const [nth, [place]] of group.entries()) outcomes[place] = written[nth]!
    }),
  )
  for (const one of done) if (one.status === 'rejected') throw one.reason
  return outcomes
}
