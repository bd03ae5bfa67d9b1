import { expect, test } from 'vitest'
import { makeProgram } from '../../src/cli/program.ts'

const namesOf = async (command?: string) => (await makeProgram(command)).commands.map((one) => one.name())

test('only the command that is asked for is loaded, and all for help or for what is none', async () => {
  const all = await namesOf()
  expect(all).toHaveLength(11)
  for (const name of all) expect(await namesOf(name)).toEqual([name])
  for (const other of ['--help', 'sing', 'toString', '__proto__']) expect(await namesOf(other)).toEqual(all)
})
