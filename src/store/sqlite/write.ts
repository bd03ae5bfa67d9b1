import { LinernotesError } from '../../errors.ts'
import type { Model } from '../../model/index.ts'
import type { Batch, LinkRecord, NodeRecord, Outcome, Redirect, Written } from '../contract.ts'
import { expectedCounts } from '../expected-counts.ts'
import { linkKey } from '../link-key.ts'
import { filled, merged } from '../merge.ts'
import { keepExternalIds, keepRedirect, keepRun } from './beside.ts'
import type { Connection } from './connection.ts'
import { Counting } from './counting.ts'
import { Distinct } from './distinct.ts'
import { Ends } from './ends.ts'
import { beginFilling } from './filling.ts'
import { keepJournal } from './journal.ts'
import { anyRedirected, type End, redirected, tableOf } from './lookup.ts'
import { joinNodes } from './merge-nodes.ts'
import { type Column, namesOf } from './names.ts'
import { changed, revisionOf } from './revision.ts'
import { rowsOf } from './rows.ts'

/** Writes a batch in one transaction. What is new is only inserted; what was there is read, merged, and updated where it differs. */
export function write(connection: Connection, model: Model, batch: Batch): Written {
  const names = namesOf(model)
  const ends = Ends.of(connection)
  /** Ids of the nodes made by this batch. */
  const made = new Set<string>()
  const missing = new Set<string>()
  const counting = new Counting(connection)
  const distinct = new Distinct(connection, model)
  const expected = expectedCounts(model, batch)
  let anyLeads = false

  const run = connection.db.transaction((): Written => {
    ends.begin()
    if (batch.journal) beginFilling(connection, model, batch.nodes.length + batch.links.length)
    anyLeads = anyRedirected(connection)
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
  try {
    return run.immediate()
  } catch (failure) {
    ends.forget()
    throw failure
  }

  function writeNode(record: NodeRecord): Outcome {
    const table = names.node(record.kind)
    const rows = rowsOf(connection, table)
    const into = anyLeads ? redirected(connection, record.id) : undefined
    const id = into ?? record.id
    if (into === undefined) {
      const pk = rows.insert([id], record.properties, expected.get(id))
      if (pk !== undefined) {
        ends.add({ pk, id, table })
        made.add(id)
        keepExternalIds(connection, table, id, record.properties)
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
    if (!from || !to) {
      const counted = tableOf(model, record)?.counted
      if (counted && from) count(from, counted.from, false)
      if (counted && to) count(to, counted.to, false)
      return 'missing-end'
    }
    const table = names.between(record.type, from.table, to.table)
    if (!table) throw new LinernotesError('INTERNAL', `${record.type} does not join ${from.id} and ${to.id}.`)
    const key = linkKey(table.link, from.id, to.id, record.properties)
    const rows = rowsOf(connection, table)
    distinct.expect(table, key, made.has(from.id) || made.has(to.id))
    const isMade = rows.insert([from.pk, to.pk, key], record.properties) !== undefined
    count(from, table.counted.from, isMade)
    count(to, table.counted.to, isMade)
    if (isMade) return 'created'
    const row = rows.find(from.pk, to.pk, key)!
    const after = merged(table.properties, row.values, record.properties)
    if (after === row.values) return 'unchanged'
    rows.update(row.pk, after)
    return 'changed'
  }

  /** New nodes were written with the counts of all links they are to have: only those that come to nothing change them. */
  function count({ table, pk, id }: End, column: Column, isMade: boolean): void {
    if (isMade !== made.has(id)) counting.change(table, column, pk, isMade ? 1 : -1)
  }

  /** Only to a node that is there, and not over one that is: that one answers for itself. */
  function writeRedirect(redirect: Redirect): boolean {
    const isNode = endOf(redirect.from)?.id === redirect.from
    return !isNode && endOf(redirect.into) !== undefined && keepRedirect(connection, redirect)
  }

  function endOf(id: string): End | undefined {
    if (missing.has(id)) return undefined
    const end = ends.find(model, id)
    if (!end) missing.add(id)
    return end
  }
}
