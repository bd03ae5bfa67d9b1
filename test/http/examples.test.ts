import { parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { makeSchema } from '../../src/graphql/schema.ts'
import { readExamples } from '../../src/http/examples.ts'

const examples = await readExamples()
const schema = makeSchema()

test('the tour has its queries, in order', () => {
  expect(examples.map(({ name }) => Number(name.slice(0, 2)))).toEqual(examples.map((_, place) => place + 1))
})

for (const { name, title, query, variables } of examples) {
  test(`${name} fits the schema and is one named operation below a title`, () => {
    const document = parse(query)
    expect(validate(schema, document)).toEqual([])
    expect(query).toMatch(/^# \S.{10,}\n/)
    expect(title).not.toMatch(/^#/)
    expect(document.definitions).toHaveLength(1)
    expect(document.definitions[0]).toMatchObject({ kind: 'OperationDefinition', name: { value: expect.any(String) } })
  })
  test(`${name} is given the variables it asks for, and no others`, () => {
    const [operation] = parse(query).definitions
    const asked = operation?.kind === 'OperationDefinition' ? (operation.variableDefinitions ?? []) : []
    const required = asked.filter(({ type }) => type.kind === 'NonNullType').map(({ variable }) => variable.name.value)
    const given = Object.keys(variables ?? {})
    expect(given).toEqual(expect.arrayContaining(required))
    expect(asked.map(({ variable }) => variable.name.value)).toEqual(expect.arrayContaining(given))
  })
}

test('the first one takes no variables: GraphiQL does not fill in those of the tab it opens with', () => {
  expect(examples[0]!.variables).toBeNull()
})
