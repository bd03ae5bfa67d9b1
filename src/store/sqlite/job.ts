import type { Model } from '../../model/index.ts'
import type { LinkStats, StoreStats, Trace } from '../contract.ts'
import type { Answer, ParamValue, Selection } from '../selection.ts'
import { answer } from './answer.ts'
import { compiler } from './compiled.ts'
import type { Connection } from './connection.ts'
import { mapPages } from './open-file.ts'
import { stats } from './stats.ts'

/** What may run in this thread or in a reader: plain data, so that it can be sent. */
export type Job =
  | { readonly what: 'read'; readonly selection: Selection; readonly values: readonly ParamValue[] }
  | { readonly what: 'stats'; readonly parts: readonly (keyof LinkStats)[] }

export type Done<J extends Job> = J extends { what: 'read' } ? Answer : StoreStats & Partial<LinkStats>

/** Does jobs on a connection, each seeing one state of the graph. */
export function worker(connection: Connection, model: Model, guarded: (selection: Selection) => boolean) {
  const compiled = compiler(connection, model, guarded)
  const counted = (parts: readonly (keyof LinkStats)[]) => {
    mapPages(connection.db, false)
    try {
      return connection.inOneView(() => stats(connection, model, parts))
    } finally {
      mapPages(connection.db, true)
    }
  }
  return <J extends Job>(job: J, trace: Trace): Done<J> => {
    const done =
      job.what === 'stats'
        ? counted(job.parts)
        : connection.inOneView(() => answer(connection, compiled(job.selection), job.values, trace))
    return done as Done<J>
  }
}
