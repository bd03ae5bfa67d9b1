import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One of our files, by its path from the project's root. */
export interface SourceFile {
  readonly path: string
  readonly text: string
  /** The text without comments. */
  readonly code: string
  readonly imports: readonly Import[]
}

export interface Import {
  /** A path from the project's root, or the name of a package or of a part of Node. */
  readonly of: string
  readonly own: boolean
  readonly typesOnly: boolean
}

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Every TypeScript file below a folder, in order of path. */
export function filesIn(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => fileAt(join(folder, name)))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

function fileAt(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8')
  const code = withoutComments(text)
  return { path, text, code, imports: importsOf(path, code) }
}

/** Comments go, strings that look like them stay: each alternative takes whole strings first. */
export function withoutComments(text: string): string {
  const stringOrComment =
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|(?<![\\[])\/\/[^\n]*/g
  return text.replace(stringOrComment, (_, string?: string) => string ?? ' ')
}

/** Static and dynamic imports, re-exports, and files that are started as a thread. */
export function importsOf(path: string, code: string): Import[] {
  const forms = [
    /^\s*(?:import|export)\s+(type\s)?[^'"`;]*?\bfrom\s*'([^']+)'/gm,
    /^\s*import\s+()'([^']+)'/gm,
    /\bimport\(\s*()'([^']+)'\s*\)/g,
    /\bnew URL\(\s*()'(\.[^']+\.ts)'/g,
  ]
  return forms.flatMap((form) =>
    [...code.matchAll(form)].map(([whole, type, name]) => {
      const own = name!.startsWith('.')
      const braced = /\{([^}]*)\}/.exec(whole)?.[1]
      const names =
        braced
          ?.split(',')
          .map((one) => one.trim())
          .filter(Boolean) ?? []
      const typesOnly = Boolean(type) || (names.length > 0 && names.every((one) => one.startsWith('type ')))
      return { of: own ? normalize(join(dirname(path), name!)) : name!, own, typesOnly }
    }),
  )
}
