import { isInt } from 'neo4j-driver'
import { expect, test } from 'vitest'
import { model } from '../../../src/model/index.ts'
import { compile } from '../../../src/store/neo4j/read.ts'
import { parameters } from '../../../src/store/neo4j/values.ts'
import type { ParamValue, Selection } from '../../../src/store/selection.ts'
import { parted } from '../../support/draft.ts'
import { kept } from './selections.ts'

for (const [name, { draft }] of Object.entries(kept)) {
  const { form, values } = parted<Selection>(draft)
  const { text } = compile(model, form)

  test(`${name}: the statement and its values are the kept ones`, async () => {
    const written = Object.entries(parameters(values)).map(([key, value]) => `// $p.${key} = ${shown(value)}`)
    await expect([text, '', ...written, ''].join('\n')).toMatchFileSnapshot(
      `golden/${name.replaceAll(/\W+/g, '-')}.cypher`,
    )
  })

  test(`${name}: no value is part of the statement, and each is one of its parameters`, () => {
    for (const value of values.flat() as Exclude<ParamValue, readonly unknown[]>[])
      expect(text).not.toContain(String(value))
    for (const place of values.keys()) expect(text).toMatch(new RegExp(`\\$p\\.v${place}\\b`))
    expect(text.match(/\$(?!p\.v\d)/)).toBeNull()
  })
}

/** A number of JavaScript would be a float; it must not look the same here. */
function shown(value: unknown): string {
  return isInt(value) ? `integer ${value}` : JSON.stringify(value)
}
