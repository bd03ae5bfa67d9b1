import { writeFile } from 'node:fs/promises'
import { startNeo4j } from '../../tools/neo4j/start.ts'
import { proveAnswers } from './answers.ts'
import { proveDockerfile } from './dockerfile.ts'
import { proveExplore } from './explore.ts'
import { proveImport } from './import.ts'
import { proveKills } from './kills.ts'
import { proveMap } from './map.ts'
import { proveMentions } from './mentions.ts'
import { proveMusicbrainz } from './musicbrainz.ts'
import { proveSearch } from './search.ts'
import { proveSteady } from './steady.ts'

/**
 * `npm run prove -- [name …]`: the proofs at full size, which take too long for every change. Each line it prints also
 * goes to `prove.log`; the first failure ends it with exit code 1.
 */
const proofs: Record<string, (print: (line: string) => void) => Promise<void>> = {
  async answers(print) {
    const server = await startNeo4j()
    try {
      const count = Number(process.env.PROVE_ANSWERS ?? 10_000)
      const asked = await proveAnswers({
        sqlite: count,
        neo4j: count,
        server,
        seed: Date.now() % 1_000_000,
        log: print,
      })
      print(`${asked.sqlite} random selections on SQLite and ${asked.neo4j} on Neo4j: all as by brute force`)
    } finally {
      await server.stop()
    }
  },
  map: (print) => proveMap(print),
  search: (print) => proveSearch(print),
  mentions: (print) => proveMentions(print),
  explore: (print) => proveExplore(print),
  import: (print) => proveImport(print),
  kills: (print) => proveKills(print),
  musicbrainz: (print) => proveMusicbrainz(print),
  steady: (print) => proveSteady(print),
  async dockerfile(print) {
    print(`the Dockerfile's steps and its command work in bare folders: ${(await proveDockerfile()).toFixed(0)} s`)
  },
}

const lines: string[] = []
const print = (line: string) => {
  lines.push(line)
  console.log(line)
}
const asked = process.argv.slice(2)
const unknown = asked.find((name) => !(name in proofs))
if (unknown) {
  console.error(`${unknown} is no proof; there are ${Object.keys(proofs).join(', ')}.`)
  process.exit(2)
}
try {
  for (const [name, prove] of Object.entries(proofs)) {
    if (asked.length > 0 && !asked.includes(name)) continue
    print(`== ${name}`)
    await prove(print)
  }
} catch (error) {
  print(`FAILED: ${error instanceof Error ? error.stack : error}`)
  process.exitCode = 1
}
await writeFile('prove.log', `${lines.join('\n')}\n`)
