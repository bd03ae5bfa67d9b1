import { expect, test } from 'vitest'
import { filesIn } from './sources.ts'

const files = [...filesIn('src'), ...filesIn('seed')]
const having = (pattern: RegExp) => files.filter(({ code }) => pattern.test(code)).map(({ path }) => path)

/** Words that stand in statements of the language and in nothing else we write. */
const languages = [
  {
    name: 'SQL',
    home: 'src/store/sqlite/',
    pattern:
      /\b(SELECT (\*|DISTINCT|count|\$\{|[\w."]+[, ])|INSERT (OR \w+ )?INTO|DELETE FROM|UPDATE [\w"${}]+ SET|CREATE (UNIQUE )?(TABLE|INDEX|TRIGGER|VIRTUAL)|PRAGMA|ORDER BY|JOIN [\w"${])/,
  },
  {
    name: 'Cypher',
    home: 'src/store/neo4j/',
    pattern:
      /(\b(OPTIONAL )?MATCH \(|\bMERGE \(|\bUNWIND \$|\bCALL (\{|\()|\bDETACH DELETE|\bCREATE (CONSTRAINT|INDEX)|\bSHOW (CONSTRAINTS|INDEXES)|\)-\[)/,
  },
]

for (const { name, home, pattern } of languages) {
  test(`${name} stands only below ${home}`, () => {
    // An index is made in both languages; each engine's folder is looked at for the other's words by its own test run.
    expect(having(pattern).filter((path) => !/^src\/store\/(sqlite|neo4j)\//.test(path))).toEqual([])
  })
  test(`${name} stands there, so the test sees it`, () => {
    expect(having(pattern).filter((path) => path.startsWith(home)).length).toBeGreaterThan(2)
  })
}
