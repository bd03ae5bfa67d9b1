import { five } from '../shapes/registry.ts'
import { type Figures, geometricMean, ratios } from './figures.ts'
import type { Run } from './run.ts'

export type Table = readonly (readonly string[])[]

/** Whom the headline compares us with. */
const rivals = ['cypher', 'neo4j-graphql', 'yoga-neo4j', 'postgraphile', 'yoga-pg']

/** Requests a second of a sort of load, by shape and system: medians of the rounds. */
export function rates({ measured }: Run, loop: string): Figures {
  const figures = new Map<string, Map<string, number>>()
  for (const { shape, system, perSecond, loop: of } of measured) {
    if (of !== loop) continue
    const systems = figures.get(shape) ?? new Map<string, number>()
    figures.set(shape, systems.set(system, perSecond.median))
  }
  return figures
}

/** How many times as many requests a second each of ours answers as each peer: the five shapes together, then each shape. */
export function ratioTable(run: Run, loop: string): Table {
  const figures = rates(run, loop)
  const ours = run.systems.map(({ name }) => name).filter((name) => name.startsWith('linernotes-'))
  const there = rivals.filter((name) => run.systems.some((one) => one.name === name))
  const pairs = ours.flatMap((one) => there.map((other) => [one, other] as const))
  const title = (name: string) => run.systems.find((one) => one.name === name)!.title
  const rows = pairs.map(([one, other]) => {
    const { each } = ratios(figures, one, other)
    const headline = five.flatMap(({ name }) => each.get(name) ?? [])
    const mean = headline.length === five.length ? times(geometricMean(headline)) : ''
    return [title(one), title(other), mean, ...run.shapes.map(({ name }) => times(each.get(name)))]
  })
  return [['', 'against', 'the five', ...run.shapes.map(({ name }) => name)], ...rows]
}

/** Every figure of one shape. */
export function shapeTable(run: Run, shape: string): Table {
  const rows = run.measured.filter((one) => one.shape === shape)
  const title = (name: string) => run.systems.find((one) => one.name === name)!.title
  return [
    ['system', 'loop', 'requests/s', '(least to most)', 'p50 ms', 'p99 ms', 'CPU ms', 'memory MB'],
    ...rows.map(({ system, loop, perSecond, p50, p99, cpu, memory }) => [
      title(system),
      loop,
      number(perSecond.median),
      `${number(perSecond.least)} to ${number(perSecond.most)}`,
      number(p50.median),
      number(p99.median),
      number(cpu.median),
      number(memory),
    ]),
  ]
}

export function startTable(run: Run): Table {
  const title = (name: string) => run.systems.find((one) => one.name === name)!.title
  return [
    ['system', 'first answer after ms', 'memory MB'],
    ...run.starts.map(({ system, ms, memory }) => [title(system), number(ms), number(memory)]),
  ]
}

/** As many digits as mean something. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return ''
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}

function times(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(2)
}

/** For the terminal: columns side by side. */
export function aligned(table: Table): string {
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)))
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** For the page. */
export function markdown([head, ...rows]: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head!), line(head!.map(() => '---')), ...rows.map(line)].join('\n')
}
