import { readFileSync } from 'node:fs'
import { Client } from 'pg'

/** Runs the statements of a JSON file one by one: `run-sql.ts <address> <file>`. */
const [url, file] = process.argv.slice(2)
const client = new Client({ connectionString: url })
await client.connect()
for (const statement of JSON.parse(readFileSync(file!, 'utf8')) as string[]) await client.query(statement)
await client.end()
