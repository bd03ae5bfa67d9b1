import type { Run } from './run.ts'
import { markdown, ratioTable, shapeTable, startTable } from './tables.ts'

/** A run as a page: ratios first, then every figure, then what is needed to check them. */
export function page(run: Run): string {
  const { options, machine, versions, systems, shapes, faults, cannot } = run
  const loops = [...new Set(run.measured.map(({ loop }) => loop))]
  const list = (record: Readonly<Record<string, string>>) =>
    Object.entries(record).map(([name, value]) => `- ${name}: ${value}`)
  const title = (name: string) => systems.find((one) => one.name === name)?.title ?? name
  const parts = [
    `# Linernotes and its peers, ${run.date.slice(0, 10)}`,
    `${options.nodes.toLocaleString('en')} nodes; ${options.rounds} rounds of ${options.seconds} s in which the systems take turns; medians of the rounds. ` +
      'Every system holds the same rows, and each gave the same answers as ours, field by field, before it was timed.',
    ...loops
      .filter((loop) => loop.startsWith('closed'))
      .flatMap((loop) => [
        `## Times as many requests a second (${loop.replace('closed ', '')} connections)`,
        markdown(ratioTable(run, loop)),
      ]),
    '"The five" is the geometric mean over the first five shapes. Empty: the peer has no such answer.',
    ...(faults.length > 0
      ? [
          '## Answered otherwise, or failed under load, and was not timed',
          faults.map(({ shape, system, fault }) => `- ${title(system)}, ${shape}: ${fault}`).join('\n'),
        ]
      : []),
    '## Each shape',
    'CPU is user and system time of server and database together, for one request. Open loop: questions fall due at a fixed rate, the same for all but those 20 times as slow as the fastest, which are left out; latency counts from then.',
    ...shapes.flatMap(({ name, title }) => [`### ${title} (\`${name}\`)`, markdown(shapeTable(run, name))]),
    ...run.beside.flatMap(({ name, title, notes, table }) => [
      `## ${title} (\`${name}\`)`,
      notes.join(' '),
      markdown(table),
    ]),
    '## Start',
    markdown(startTable(run)),
    '## How it was run',
    `\`npm run bench -- ${commandLine(run)}\``,
    '### Machine',
    list(machine).join('\n'),
    '### Versions',
    list(versions).join('\n'),
    '### Set up after',
    systems
      .filter(({ documentation }) => documentation.length > 0)
      .map(({ title, documentation }) => `- ${title}: ${documentation.map((url) => `<${url}>`).join(', ')}`)
      .join('\n'),
    ...(cannot.length > 0
      ? [
          '### Not asked',
          cannot.map(({ shape, system }) => `- ${title(system)} has no question for ${shape}`).join('\n'),
        ]
      : []),
  ]
  return `${parts.join('\n\n')}\n`
}

function commandLine({ options }: Run): string {
  const { nodes, seed, rounds, seconds, connections, quick, part, only, systems } = options
  const flags = {
    ...{ nodes, seed, rounds, seconds, connections: connections.join(',') },
    ...(part && { only: only.join(','), systems: systems.join(',') }),
  }
  return [...(quick ? ['--quick'] : []), ...Object.entries(flags).map(([name, value]) => `--${name} ${value}`)].join(
    ' ',
  )
}
