import { InvalidArgumentError } from 'commander'

/** Reads a flag that takes a whole number within bounds. */
export function whole(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = /^\d{1,15}$/.test(value) ? Number(value) : -1
    if (number >= least && number <= most) return number
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most.toLocaleString('en')}.`)
  }
}
