import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { LinernotesError } from '../../../src/errors.ts'
import { model } from '../../../src/model/index.ts'

/**
 * A file that says what the columns of a table tell whose headers do not say it themselves. `null` for a column that
 * tells nothing here.
 */
const mapping = z.strictObject({
  /** The kind of all rows. */
  kind: z.enum([...model.kinds.keys()] as [string, ...string[]]).optional(),
  /** By header, as the file has it: "Regie": "directors". */
  columns: z.record(z.string(), z.string().min(1).nullable()).default({}),
  /** Cited by every row. */
  sources: z.array(z.string().min(1)).default([]),
})
export type Mapping = z.infer<typeof mapping>

export const noMapping: Mapping = { columns: {}, sources: [] }

/** BAD_INPUT with every fault by its path when the file is not such a mapping. */
export async function readMapping(path: string): Promise<Mapping> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new LinernotesError('BAD_INPUT', `The mapping file ${path} cannot be read.`, cause)
  })
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new LinernotesError('BAD_INPUT', `The mapping file ${path} is not JSON: ${(cause as Error).message}`, cause)
  }
  const read = mapping.safeParse(value)
  if (read.success) return read.data
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`)
  throw new LinernotesError('BAD_INPUT', `The mapping file ${path} does not fit: ${faults.join('; ')}.`)
}
