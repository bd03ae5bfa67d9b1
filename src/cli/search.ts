import { type Command, Option } from 'commander'
import { model } from '../model/index.ts'
import { whole } from './whole.ts'
import { withAtlas } from './with-atlas.ts'

interface Flags {
  readonly kind?: string
  readonly first: number
  readonly json?: true
}

/** `search TEXT` */
export function addSearch(program: Command): void {
  program
    .command('search <text...>')
    .description('find nodes by a name they go by; begun names and typing errors are found too')
    .addOption(
      new Option('-k, --kind <kind>', 'only nodes of this kind').choices(
        [...model.kinds.keys()].map((kind) => kind.toLowerCase()),
      ),
    )
    .option('-n, --first <count>', 'how many to show', whole(1, 200), 10)
    .option('--json', 'print as JSON')
    .action((words: readonly string[], flags: Flags) => search(words.join(' '), flags))
}

const question = `query ($text: String!, $kinds: [Kind!], $first: Int) {
  search(text: $text, kinds: $kinds, first: $first) { edges { how score matched node { id kind name degree } } }
}`

interface Answer {
  readonly search: {
    readonly edges: readonly {
      readonly how: string
      readonly matched: string
      readonly node: { readonly id: string; readonly name: string; readonly degree: number }
    }[]
  }
}

function search(text: string, { kind, first, json }: Flags): Promise<void> {
  return withAtlas(async (parts) => {
    const { ask } = await import('../graphql/ask.ts')
    const kinds = kind === undefined ? undefined : [kind.toUpperCase()]
    const answer = (await ask(parts, question, { text, kinds, first })) as unknown as Answer
    process.stdout.write(json ? `${JSON.stringify(answer)}\n` : shown(answer))
  })
}

function shown({ search: { edges } }: Answer): string {
  if (edges.length === 0) return 'Nothing goes by a name like that.\n'
  const rows = edges.map(({ node, how, matched }) => {
    const way = how.toLowerCase()
    return [node.id, node.name, matched === node.name ? way : `${way}: ${matched}`, `${node.degree} links`]
  })
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`).join('')
}
