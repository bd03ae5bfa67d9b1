import type BetterSqlite from 'better-sqlite3'

/*
 * From Node 24.19 on, better-sqlite3 12 ends a process with an abort when it frees statements after its end
 * (https://github.com/WiseLibs/better-sqlite3/issues/1515). 13 does not, but wants Node 22, and crashes on 20.
 */
const is24 = Number(process.versions.node.split('.')[0]) >= 24

const { default: Database }: { readonly default: typeof BetterSqlite } = await import(
  is24 ? 'better-sqlite3-13' : 'better-sqlite3'
)

/** The package that suits this Node. */
export { Database }
