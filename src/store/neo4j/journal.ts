import { LinernotesError } from '../../errors.ts'
import type { Held, Journal, JournalEntry, Place } from '../journal.ts'
import type { Client, Run } from './client.ts'
import { bolt } from './values.ts'

/** Lines dropped in one transaction. */
const swept = 10_000

/** Only inside the transaction of the batch that it belongs to. */
export async function keepJournal(run: Run, { source, token, place, waiting }: JournalEntry): Promise<void> {
  const [held] = await run("MATCH (l:ImportLease { name: 'graph' }) RETURN l.token")
  if (held?.[0] !== token)
    throw new LinernotesError('STORE_BUSY', 'The store was taken over by another process, and nothing more is written.')
  if (place)
    await run('MERGE (x:ImportPlace { source: $p.source }) SET x += $p.values', {
      source,
      values: Object.fromEntries(Object.entries(place).map(([name, value]) => [name, bolt(value)])),
    })
  if (place === null) await run('MATCH (x:ImportPlace) WHERE x.source = $p.source DELETE x', { source })
  if (waiting.length === 0) return
  const rows = waiting.map(({ round, number, text }) => ({ round: bolt(round), number: bolt(number), text }))
  await run(
    `UNWIND $p.rows AS row
MERGE (x:ImportWaiting { source: $p.source, round: row.round, number: row.number }) SET x.text = row.text`,
    { source, rows },
  )
}

export function journalOf(client: Client): Journal {
  const { read } = client
  const write = (text: string, p?: Readonly<Record<string, unknown>>) => client.write((run) => run(text, p))
  return {
    async place(source) {
      const [row] = await read(
        'MATCH (x:ImportPlace) WHERE x.source = $p.source RETURN x { .input, .since, .round, .items, .line, .putOff, .report }',
        { source },
      )
      return row?.[0] as Place | undefined
    },
    async waiting(source, round, after, limit) {
      const rows = await read(
        `MATCH (x:ImportWaiting) USING INDEX SEEK x:ImportWaiting(source, round, number)
WHERE x.source = $p.source AND x.round = $p.round AND x.number > $p.after
RETURN x.number, x.text ORDER BY x.number LIMIT $p.limit`,
        { source, round: bolt(round), after: bolt(after), limit: bolt(limit) },
      )
      return (rows as [number, string][]).map(([number, text]) => ({ round, number, text }))
    },
    async sweep() {
      const after = async (source: string) => (await read(nextSource, { after: source }))[0] as [string, boolean]
      for (let next = await after(''); next; next = await after(next[0]))
        if (!next[1]) while ((await write(drop, { source: next[0], limit: bolt(swept) }))[0]![0] !== 0);
    },
    async holder() {
      const [row] = await read(
        "MATCH (l:ImportLease { name: 'graph' }) RETURN l { .token, .purpose, .pid, .host, .since, quiet: timestamp() - l.renewed }",
      )
      return row?.[0] as Held | undefined
    },
    async take({ token, purpose, pid, host, since }, over) {
      const [row] = await write(take, { over: over ?? '', values: { token, purpose, pid: bolt(pid), host, since } })
      return row !== undefined
    },
    async renew(token) {
      const [row] = await write(
        `MATCH (l:ImportLease { name: 'graph' }) WHERE l.token = $p.token SET l.renewed = timestamp() RETURN true`,
        { token },
      )
      return row !== undefined
    },
    async release(token) {
      await write("MATCH (l:ImportLease { name: 'graph' }) WHERE l.token = $p.token DELETE l", { token })
    },
  }
}

const nextSource = `
MATCH (x:ImportWaiting) WHERE x.source > $p.after WITH x.source AS source ORDER BY source LIMIT 1
RETURN source, EXISTS { MATCH (p:ImportPlace) WHERE p.source = source }`

const drop = `
MATCH (x:ImportWaiting) WHERE x.source = $p.source
WITH x LIMIT $p.limit DELETE x RETURN count(*)`

// Setting a property takes the node's lock: who comes second reads what the first left.
const take = `
MERGE (l:ImportLease { name: 'graph' })
SET l.locked = true REMOVE l.locked
WITH l WHERE l.token IS NULL OR l.token = $p.over
SET l += $p.values, l.renewed = timestamp()
RETURN true`
