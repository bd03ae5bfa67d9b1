import { Command, CommanderError } from 'commander'
import { isDebugging } from '../config.ts'
import { say, sentenceOf } from './say.ts'
import { version } from './version.ts'

/** In the order `--help` lists them. Only the one asked for is loaded: a server waits for no reader of imports. */
const commands: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  serve: async () => (await import('./serve.ts')).addServe,
  seed: async () => (await import('./seed.ts')).addSeed,
  import: async () => (await import('./import.ts')).addImport,
  merge: async () => (await import('./merge.ts')).addMerge,
  unmerge: async () => (await import('./unmerge.ts')).addUnmerge,
  export: async () => (await import('./export.ts')).addExport,
  path: async () => (await import('./path.ts')).addPath,
  search: async () => (await import('./search.ts')).addSearch,
  stats: async () => (await import('./stats.ts')).addStats,
  check: async () => (await import('./check.ts')).addCheck,
  schema: async () => (await import('./schema.ts')).addSchema,
}

/** Runs one command line. Resolves to its exit code: 0 done, 1 failed, 2 wrong usage; never throws. */
export async function runProgram(args: readonly string[]): Promise<number> {
  process.stdout.on('error', quietWhenClosed)
  const program = await makeProgram(args[0])
  try {
    await program.parseAsync([...args], { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    say(sentenceOf(error))
    if (isDebugging(process.env)) console.error(error)
    return 1
  }
}

/** The command line before it is run: that of one command, or of all where none is asked for by its name. */
export async function makeProgram(command = ''): Promise<Command> {
  const program = new Command('linernotes')
    .description('The credits graph of albums and music videos, kept in SQLite or Neo4j, served over GraphQL.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      outputError: (text, write) =>
        write(`linernotes: ${text.replace(/^error: /, '').replace(/\s*\n\s*(?=\S)/g, ' ')}`),
    })
    .addHelpText('after', environmentHelp)
  const asked = Object.hasOwn(commands, command) ? [commands[command]!] : Object.values(commands)
  for (const add of await Promise.all(asked.map((load) => load()))) add(program)
  return program
}

const environmentHelp = `
The store is chosen by the environment: STORE=sqlite (default) with SQLITE_FILE, or STORE=neo4j with NEO4J_URI,
NEO4J_USER and NEO4J_PASSWORD. Exit codes: 0 done, 1 failed or stopped, 2 wrong usage.`

/** Whoever reads may stop reading, as `| head` does; there is nothing to say about that. */
function quietWhenClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
}
