import { type Command, InvalidArgumentError, Option } from 'commander'
import { model } from '../model/index.ts'
import { whichNode } from './which-node.ts'
import { whole } from './whole.ts'
import { withAtlas } from './with-atlas.ts'

interface Flags {
  readonly first: number
  readonly maxLength?: number
  readonly through?: readonly string[]
  readonly avoid?: readonly string[]
  readonly throughHubs?: true
  readonly minConfidence?: string
  readonly json?: true
}

/** `path A B` */
export function addPath(program: Command): void {
  program
    .command('path <from> <to>')
    .description('say how two nodes are joined; each is an id or a name')
    .option('-n, --first <count>', 'paths to show, the shortest first', whole(1, 100), 3)
    .option('--max-length <links>', 'links of a path at the most', whole(1, 64))
    .addOption(new Option('--through <types>', 'only links of these types, parted by commas').argParser(linkTypes))
    .option('--avoid <node...>', 'ids or names of nodes not to walk through')
    .option('--through-hubs', 'walk through labels, places, nominations and the like too')
    .addOption(
      new Option('--min-confidence <level>', 'only links at least this sure').choices([
        'HIGH',
        'MEDIUM',
        'LOW',
        'UNKNOWN',
      ]),
    )
    .option('--json', 'print as JSON')
    .action(path)
}

const question = `query ($from: ID!, $to: ID!, $filter: WalkFilter, $first: Int) {
  paths(from: $from, to: $to, filter: $filter, first: $first) {
    outcome paths { length sentence nodes { id kind name } links { type from { id } to { id } role confidence sources { id } } }
  }
}`

interface Answer {
  readonly paths: {
    readonly outcome: keyof typeof outcomes
    readonly paths: readonly { readonly length: number; readonly sentence: string }[]
  }
}

function path(from: string, to: string, flags: Flags): Promise<void> {
  return withAtlas(async (parts) => {
    const { ask } = await import('../graphql/ask.ts')
    const { first, json, maxLength, through, throughHubs, minConfidence, avoid = [] } = flags
    const { store, chart } = parts
    const ids: string[] = []
    for (const given of [from, to, ...avoid]) ids.push(await whichNode(store, chart, given))
    const [start, end, ...avoided] = ids
    const filter = { maxLength, through, throughHubs, minConfidence, avoid: avoided }
    const answer = (await ask(parts, question, { from: start, to: end, filter, first })) as unknown as Answer
    process.stdout.write(json ? `${JSON.stringify(answer)}\n` : shown(answer))
  })
}

function shown({ paths: { outcome, paths } }: Answer): string {
  if (paths.length === 0) return `${outcomes[outcome]}\n`
  const lines = paths.map(
    ({ length, sentence }, place) => `${place + 1}. (${length} ${length === 1 ? 'link' : 'links'}) ${sentence}.\n`,
  )
  return lines.join('') + (outcome === 'FOUND' ? '' : `${outcomes[outcome]}\n`)
}

const outcomes = {
  FOUND: '',
  NOT_CONNECTED: 'They are not connected.',
  TOO_FAR: 'They are connected, but only by longer paths: raise --max-length.',
  ONLY_THROUGH_HUBS: 'They are connected, but only through labels, places and the like: add --through-hubs.',
  OUT_OF_TIME: 'Time ran out; there may be more. LIMIT_WALK_MS gives it more.',
} as const

function linkTypes(value: string): string[] {
  const types = value.split(',').map((type) => type.trim().toUpperCase())
  const stranger = types.find((type) => !model.links.has(type))
  if (stranger === undefined) return types
  throw new InvalidArgumentError(`${stranger} is no type of link; there are ${[...model.links.keys()].join(', ')}.`)
}
