/** Which engine keeps the graph, and how to reach it. */
export type StoreConfig = SqliteConfig | Neo4jConfig

export interface SqliteConfig {
  readonly engine: 'sqlite'
  /** A path; its folder is made when the file is new. ":memory:" keeps nothing. */
  readonly file: string
  /** Threads for reads that may scan. */
  readonly readers: number
}

export interface Neo4jConfig {
  readonly engine: 'neo4j'
  /** Any scheme of the driver: bolt, neo4j, bolt+s, neo4j+s … */
  readonly uri: string
  readonly user: string
  readonly password: string
  readonly database: string
  /** Connections at most. */
  readonly pool: number
}
