import { readdir, readFile } from 'node:fs/promises'
import { schemaFolder } from '../graphql/sdl.ts'

/** One operation of the tour that GraphiQL opens with and the README follows. */
export interface Example {
  /** The file's name without its ending: "2-their-videos". */
  readonly name: string
  /** The first line's comment. */
  readonly title: string
  readonly query: string
  /** Null where the operation takes none. */
  readonly variables: Readonly<Record<string, unknown>> | null
}

/** The queries of schema/examples, in order of their file names. */
export async function readExamples(): Promise<readonly Example[]> {
  const folder = new URL('examples/', schemaFolder)
  const files = (await readdir(folder)).sort()
  const read = (file: string) => readFile(new URL(file, folder), 'utf8')
  const examples = files
    .filter((file) => file.endsWith('.graphql'))
    .map(async (file) => {
      const name = file.slice(0, -'.graphql'.length)
      const query = await read(file)
      const variables = files.includes(`${name}.json`) ? JSON.parse(await read(`${name}.json`)) : null
      return { name, title: query.split('\n', 1)[0]!.replace(/^# */, ''), query, variables }
    })
  return Promise.all(examples)
}
