import { expect, test } from 'vitest'
import { model, modelVersion } from '../../../src/model/index.ts'
import { refuseNewer, refuseOld, schemaOf } from '../../../src/store/neo4j/ddl.ts'

test.each(['5.23.0', '5.26.28', '2025.01.0', '2026.07.1', '6.0', '5.26-aura'])('Neo4j %s is new enough', (version) => {
  expect(() => refuseOld(version, 'bolt://there')).not.toThrow()
})

test.each(['4.4.38', '5.0.0', '5.22.3', '3.5'])(
  'Neo4j %s is refused, with what it is and what is needed',
  (version) => {
    expect(() => refuseOld(version, 'bolt://there')).toThrow(
      expect.objectContaining({
        code: 'STORE_UNUSABLE',
        message: expect.stringMatching(`bolt://there.*${version}.*5\\.23`),
      }),
    )
  },
)

test('a graph of this model or an older one is taken, of a newer one refused', () => {
  expect(() => refuseNewer(modelVersion, 'bolt://there')).not.toThrow()
  expect(() => refuseNewer(modelVersion + 1, 'bolt://there')).toThrow(
    expect.objectContaining({ code: 'STORE_UNUSABLE' }),
  )
})

test('each kind and each link type has its unique constraint, each indexed property and count an index that ends with the id', () => {
  const schema = schemaOf(model)
  const commands = schema.map(({ command }) => command)
  for (const kind of model.kinds.values()) {
    expect(commands).toContainEqual(expect.stringContaining(`FOR (x:${kind.name}) REQUIRE x.id IS UNIQUE`))
    for (const [name, { indexed, type }] of Object.entries(kind.properties)) {
      const stored = type === 'text' ? `${name}Key` : name
      const made = commands.filter((command) => command.endsWith(`FOR (x:${kind.name}) ON (x.${stored}, x.id)`))
      expect([kind.name, name, made.length]).toEqual([kind.name, name, indexed ? 1 : 0])
    }
    for (const count of model.counts(kind.name).keys())
      expect(commands).toContainEqual(expect.stringContaining(`FOR (x:${kind.name}) ON (x.${count}, x.id)`))
  }
  for (const type of model.links.keys())
    expect(commands).toContainEqual(expect.stringContaining(`FOR ()-[x:${type}]-() REQUIRE x.key IS UNIQUE`))
  expect(new Set(schema.map(({ name }) => name)).size).toBe(schema.length)
})
