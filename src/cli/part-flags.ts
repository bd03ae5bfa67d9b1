import { type Command, InvalidArgumentError, Option } from 'commander'
import { typesNamed } from '../export/through.ts'
import { sentenceOf } from './say.ts'
import { whole } from './whole.ts'

/** Which part of the graph a command is asked for; the whole of it where none of the first three is given. */
export interface PartFlags {
  readonly around?: readonly string[]
  readonly paths?: readonly string[]
  readonly search?: string
  readonly depth?: number
  readonly limit?: number
  readonly first?: number
  readonly through?: readonly string[]
  readonly throughHubs?: true
}

/** What each of the ways to choose a part may be narrowed by. */
const narrowed = {
  around: ['depth', 'limit', 'through', 'throughHubs'],
  paths: ['first', 'through', 'throughHubs'],
  search: ['first', 'through', 'throughHubs'],
} as const
type Way = keyof typeof narrowed

export function addPartFlags(command: Command): Command {
  return command
    .addOption(
      new Option('--around <node>', 'only what lies around a node, an id or a name; may be given several times')
        .argParser((node, before: readonly string[] = []) => [...before, node])
        .conflicts(['paths', 'search']),
    )
    .option('--depth <links>', 'with --around: how many links away at the most (1 unless given)', whole(0, 64))
    .option('--limit <nodes>', 'with --around: nodes at the most, the nearest and most connected (5000)', whole(1, 1e9))
    .addOption(
      new Option('--paths <two nodes...>', 'only the shortest paths between two nodes, ids or names').conflicts([
        'around',
        'search',
      ]),
    )
    .option('--first <count>', 'with --paths and --search: how many at the most (10, 50)', whole(1, 1e6))
    .addOption(
      new Option('--search <text>', 'only the nodes whose names fit, and the links among them').conflicts([
        'around',
        'paths',
      ]),
    )
    .option('--through <types>', 'only over links of these types, parted by commas', types)
    .option('--through-hubs', 'walk through labels, places, nominations and the like too')
}

/** Which way to choose a part was taken, if any; wrong usage where the flags do not fit it. */
export function wayOf(command: Command, flags: PartFlags): Way | undefined {
  const way = (Object.keys(narrowed) as Way[]).find((name) => flags[name] !== undefined)
  if (flags.paths && flags.paths.length !== 2)
    command.error(`error: option '--paths' takes two nodes, not ${flags.paths.length}.`, { exitCode: 2 })
  const others = Object.values(narrowed).flat()
  for (const name of new Set(others)) {
    if (flags[name] === undefined || (way && (narrowed[way] as readonly string[]).includes(name))) continue
    const ways = (Object.keys(narrowed) as Way[]).filter((one) => (narrowed[one] as readonly string[]).includes(name))
    const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
    command.error(`error: option '${flag}' needs ${ways.map((one) => `--${one}`).join(' or ')}.`)
  }
  return way
}

function types(value: string): readonly string[] {
  try {
    return typesNamed(value)
  } catch (fault) {
    throw new InvalidArgumentError(sentenceOf(fault))
  }
}
