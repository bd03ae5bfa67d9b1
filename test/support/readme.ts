import { readFileSync } from 'node:fs'

export const readmeFile = new URL('../../README.md', import.meta.url)
export const readme = readFileSync(readmeFile, 'utf8')
export const fence = '```'

/** One query of the README's tour. */
export interface TourStop {
  readonly query: string
  readonly variables: Record<string, unknown>
  /** The variables as printed, if there are any. */
  readonly given: string | undefined
  readonly start: number
  readonly end: number
}

const stop = new RegExp(
  `${fence}graphql\\n(?<query>[\\s\\S]*?)${fence}\\n(?:\\n${fence}json variables\\n(?<given>[\\s\\S]*?)${fence}\\n)?(?:\\n${fence}json\\n(?<answer>[\\s\\S]*?)${fence}\\n)?`,
  'g',
)

/** The queries of the README, with where each stands together with its variables and its answer. */
export function tour(): TourStop[] {
  return [...readme.matchAll(stop)].map((match) => {
    const { query = '', given } = match.groups ?? {}
    const variables = given ? JSON.parse(given) : {}
    return { query, variables, given, start: match.index, end: match.index + match[0].length }
  })
}
