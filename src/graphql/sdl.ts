import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { concatAST, type DocumentNode, parse, Source } from 'graphql'

/** One hand-written file of the public contract. */
export interface SdlFile {
  /** "video.graphql" */
  readonly name: string
  readonly text: string
}

const besideSources = new URL('../../schema/', import.meta.url)

/** The package's `schema` folder: two levels up from the sources, three from the compiled files. */
export const schemaFolder: URL = existsSync(besideSources)
  ? besideSources
  : new URL('../../../schema/', import.meta.url)

/** The files written by hand, in order of name but for the query, which comes first. */
export function sdlFiles(folder: URL = schemaFolder): SdlFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.graphql'))
  const first = 'query.graphql'
  return names
    .sort((a, b) => Number(b === first) - Number(a === first) || (a < b ? -1 : 1))
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))
}

/** The files as one document; each place in it knows its file. */
export function writtenSdl(files: readonly SdlFile[] = sdlFiles()): DocumentNode {
  return concatAST(files.map(({ name, text }) => parse(new Source(text, `schema/${name}`))))
}
