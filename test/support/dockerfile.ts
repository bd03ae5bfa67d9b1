export interface Instruction {
  /** The name after AS, else the stage's number. */
  stage: string
  name: string
  rest: string
}

/** A Dockerfile's instructions in order: one a line, comments and continued lines resolved. No heredocs. */
export function parseDockerfile(text: string): Instruction[] {
  const lines = text
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim())
  let stages = 0
  let stage = ''
  return lines.map((line) => {
    const [, name = '', rest = ''] = /^\s*(\w+)\s+(.*?)\s*$/.exec(line) ?? []
    if (name.toUpperCase() === 'FROM') stage = /\sAS\s+(\S+)$/i.exec(rest)?.[1] ?? String(stages)
    if (name.toUpperCase() === 'FROM') stages++
    return { stage, name: name.toUpperCase(), rest }
  })
}

export interface Copy {
  from: string | undefined
  sources: string[]
  target: string
}

export function parseCopy(rest: string): Copy {
  const words = rest.split(/\s+/)
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length)
  const paths = words.filter((word) => !word.startsWith('--'))
  return { from, sources: paths.slice(0, -1), target: paths.at(-1) ?? '' }
}

/** The commands of a RUN, one by one. */
export function parseRun(rest: string): string[] {
  return rest.split('&&').map((command) => command.trim())
}

/** The words of a CMD in its exec form, also one inside a HEALTHCHECK. */
export function parseExec(rest: string): string[] {
  const list = /(?:^|CMD\s+)(\[.*\])$/.exec(rest)?.[1]
  if (!list) throw new Error(`Not in exec form, so signals would end at a shell: ${rest}`)
  return JSON.parse(list) as string[]
}

/** Names and values of an ENV. */
export function parseEnv(rest: string): Record<string, string> {
  return Object.fromEntries(rest.split(/\s+/).map((pair) => pair.split('=', 2) as [string, string]))
}

/** Whether a path stays out of the build context: of the patterns that match it, or a folder above it, the last says. */
export function ignoredBy(dockerignore: string): (path: string) => boolean {
  const patterns = dockerignore
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => ({ back: line.startsWith('!'), pattern: toRegExp(line.replace(/^!/, '')) }))
  return (path) => patterns.findLast(({ pattern }) => pattern.test(path))?.back === false
}

function toRegExp(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*/g, (stars) => (stars === '*' ? '[^/]*' : '(.*/)?'))
  return new RegExp(`^${source}(/.*)?$`)
}
