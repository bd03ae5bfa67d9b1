import { LinernotesError } from '../../errors.ts'
import type { Model } from '../../model/index.ts'
import type { Batch, LinkRecord, NodeRecord, Outcome, Redirect, Written } from '../contract.ts'
import { expectedCounts } from '../expected-counts.ts'
import { linkKey } from '../link-key.ts'
import { completed, filled, merged } from '../merge.ts'
import { keepExternalIds, keepRedirect, keepRun } from './beside.ts'
import type { Connection } from './connection.ts'
import { Counting } from './counting.ts'
import { keepJournal } from './journal.ts'
import { type End, findEnd, redirected } from './lookup.ts'
import { joinNodes } from './merge-nodes.ts'
import { namesOf } from './names.ts'
import { changed, revisionOf } from './revision.ts'
import { rowsOf } from './rows.ts'

/** Writes a batch in one transaction. What is new is only inserted; what was there is read, merged, and updated where it differs. */
export function write(connection: Connection, model: Model, batch: Batch): Written {
  const names = namesOf(model)
  const ends = new Map<string, End | undefined>()
  const counting = new Counting(connection)
  const expected = expectedCounts(model, batch.links)

  const run = connection.db.transaction((): Written => {
    const nodes = batch.nodes.map(writeNode)
    const links = batch.links.map(writeLink)
    counting.keep()
    const redirects = (batch.redirects ?? []).map(writeRedirect)
    const merges = (batch.merges ?? []).map(({ from, into }) => joinNodes(connection, model, from, into) !== undefined)
    if (batch.run) keepRun(connection, batch.run)
    if (batch.journal) keepJournal(connection, batch.journal({ nodes, links }))
    const isChange = (outcome: Outcome) => outcome === 'created' || outcome === 'changed'
    const any = nodes.some(isChange) || links.some(isChange) || [...redirects, ...merges].includes(true)
    return { nodes, links, revision: any ? changed(connection) : revisionOf(connection) }
  })
  return run.immediate()

  function writeNode(record: NodeRecord): Outcome {
    const table = names.node(record.kind)
    const rows = rowsOf(connection, table)
    const into = redirected(connection, record.id)
    const id = into ?? record.id
    if (into === undefined) {
      const values = completed(table.properties, record.properties)
      const counts = expected.get(id)
      const pk = rows.insert([id], values, counts)
      if (pk !== undefined) {
        if (counts) counting.begun(table, pk, counts)
        ends.set(id, { pk, id, table })
        keepExternalIds(connection, table, id, values)
        return 'created'
      }
    }
    const row = rows.find(id)!
    const join = into === undefined ? merged : filled
    const values = join(table.properties, row.values, record.properties)
    if (values === row.values) return 'unchanged'
    rows.update(row.pk, values)
    keepExternalIds(connection, table, id, values)
    return 'changed'
  }

  function writeLink(record: LinkRecord): Outcome {
    const from = endOf(record.from)
    const to = endOf(record.to)
    if (!from || !to) return 'missing-end'
    const table = names.linksOf(record.type).find((one) => one.from === from.table && one.to === to.table)
    if (!table) throw new LinernotesError('INTERNAL', `${record.type} does not join ${from.id} and ${to.id}.`)
    const values = completed(table.properties, record.properties)
    const key = linkKey(table.link, from.id, to.id, values)
    const rows = rowsOf(connection, table)
    if (rows.insert([from.pk, to.pk, key], values) !== undefined) {
      counting.add(table, from.pk, to.pk, 1)
      return 'created'
    }
    const row = rows.find(from.pk, to.pk, key)!
    const after = merged(table.properties, row.values, record.properties)
    if (after === row.values) return 'unchanged'
    rows.update(row.pk, after)
    return 'changed'
  }

  /** Only to a node that is there, and not over one that is: that one answers for itself. */
  function writeRedirect(redirect: Redirect): boolean {
    const isNode = endOf(redirect.from)?.id === redirect.from
    return !isNode && endOf(redirect.into) !== undefined && keepRedirect(connection, redirect)
  }

  function endOf(id: string): End | undefined {
    if (!ends.has(id)) ends.set(id, findEnd(connection, model, id))
    return ends.get(id)
  }
}
