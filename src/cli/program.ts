import { Command, CommanderError } from 'commander'
import { isDebugging } from '../config.ts'
import { addCheck } from './check.ts'
import { addExport } from './export.ts'
import { addImport } from './import.ts'
import { addMerge } from './merge.ts'
import { addPath } from './path.ts'
import { say, sentenceOf } from './say.ts'
import { addSchema } from './schema.ts'
import { addSearch } from './search.ts'
import { addSeed } from './seed.ts'
import { addServe } from './serve.ts'
import { addStats } from './stats.ts'
import { addUnmerge } from './unmerge.ts'
import { version } from './version.ts'

/** In the order `--help` lists them. */
const commands = [
  ...[addServe, addSeed, addImport, addMerge, addUnmerge, addExport],
  ...[addPath, addSearch, addStats, addCheck, addSchema],
]

/** Runs one command line. Resolves to its exit code: 0 done, 1 failed, 2 wrong usage; never throws. */
export async function runProgram(args: readonly string[]): Promise<number> {
  process.stdout.on('error', quietWhenClosed)
  const program = makeProgram()
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

/** The whole command line, before it is run. */
export function makeProgram(): Command {
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
  for (const add of commands) add(program)
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
