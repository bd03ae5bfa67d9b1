import { Command, InvalidArgumentError } from 'commander'
import { besides } from './beside/registry.ts'
import { shapes } from './shapes/registry.ts'
import { systems } from './systems/registry.ts'

const parts = [...shapes, ...besides]

export interface Options {
  readonly nodes: number
  readonly seed: number
  readonly rounds: number
  /** Of one load. */
  readonly seconds: number
  readonly connections: readonly number[]
  readonly quick: boolean
  /** Not everything that a run of its sort asks: its page is no whole one. */
  readonly part: boolean
  readonly only: readonly string[]
  readonly systems: readonly string[]
}

/** What a run was told on its command line. */
export function readOptions(argv: readonly string[]): Options {
  const program = new Command('bench')
    .description('measures Linernotes beside what one would use instead, on the same data, in one run')
    .option('--nodes <count>', 'nodes of the made-up graph, with about three links each (560000)', whole(100))
    .option('--seed <number>', 'another number makes another graph', whole(0), 1)
    .option('--rounds <count>', 'rounds in which the systems take turns (5)', whole(1))
    .option('--seconds <count>', 'seconds of one load (3)', whole(1))
    .option('--connections <counts>', 'closed loops, with commas (8,32)', (text) => text.split(',').map(whole(1)))
    .option(
      '--quick',
      'the same shapes in about three minutes: 10000 nodes, 3 rounds of 0.1 seconds, 8 connections, no open loop',
    )
    .option('--only <shapes>', `with commas, of ${parts.map(({ name }) => name).join(', ')}`, among(parts))
    .option('--systems <names>', `with commas, of ${systems.map(({ name }) => name).join(', ')}`, among(systems))
    .parse(['node', 'bench', ...argv])
  const given = program.opts<Partial<Options>>()
  const usual = given.quick
    ? { nodes: 10_000, rounds: 3, seconds: 0.1, connections: [8] }
    : { nodes: 560_000, rounds: 5, seconds: 3, connections: [8, 32] }
  const names = (all: readonly { name: string }[]) => all.map(({ name }) => name)
  const usualParts = given.quick ? [...shapes, ...besides.filter(({ quick }) => quick)] : parts
  const part = given.only !== undefined || given.systems !== undefined
  return { seed: 1, quick: false, part, only: names(usualParts), systems: names(systems), ...usual, ...given }
}

function whole(least: number): (text: string) => number {
  return (text) => {
    if (!/^\d{1,9}$/.test(text) || Number(text) < least)
      throw new InvalidArgumentError(`Give a whole number from ${least} up.`)
    return Number(text)
  }
}

function among(known: readonly { name: string }[]): (text: string) => string[] {
  return (text) => {
    const asked = text.split(',')
    const unknown = asked.find((one) => !known.some(({ name }) => name === one))
    if (unknown !== undefined) throw new InvalidArgumentError(`There is no ${unknown}.`)
    return asked
  }
}
