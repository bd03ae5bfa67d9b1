import { LinernotesError } from '../errors.ts'

/** What an address says after its "?", looked at parameter by parameter. Every fault is a BAD_ARGUMENT with the cure. */
export class Parameters {
  readonly #given: URLSearchParams

  /** `known`: those the address takes; a misspelt one would silently not count. */
  constructor(given: URLSearchParams, known: readonly string[]) {
    this.#given = given
    for (const name of given.keys())
      if (!known.includes(name))
        throw fault(`${shown(name)} is no parameter of this address; it takes ${known.join(', ')}.`)
  }

  /** Given once at the most; undefined when absent or empty. */
  text(name: string): string | undefined {
    const [text, ...more] = this.#given.getAll(name)
    if (more.length) throw fault(`${name} is given more than once.`)
    return text?.trim() ? text : undefined
  }

  needed(name: string, cure: string): string {
    const text = this.text(name)
    if (text === undefined) throw fault(`${name} is missing: ${cure}.`)
    return text
  }

  /** Given once or more often. */
  several(name: string, most: number, cure: string): readonly string[] {
    const texts = this.#given.getAll(name).filter((text) => text.trim())
    if (texts.length === 0) throw fault(`${name} is missing: ${cure}.`)
    if (texts.length > most) throw fault(`${name} is given more than ${most} times.`)
    return texts
  }

  whole(name: string, { usual, least, most }: { usual: number; least: number; most: number }): number {
    const text = this.text(name)
    if (text === undefined) return usual
    const number = /^\d{1,15}$/.test(text) ? Number(text) : -1
    if (number >= least && number <= most) return number
    throw fault(`${name} is ${shown(text)}: give a whole number from ${least} to ${most}.`)
  }

  oneOf<const C extends readonly string[]>(name: string, choices: C): C[number] {
    const text = this.text(name)
    if (text === undefined) return choices[0]!
    if (choices.includes(text)) return text
    throw fault(`${name} is ${shown(text)}: give one of ${choices.join(', ')}.`)
  }
}

function fault(message: string): LinernotesError {
  return new LinernotesError('BAD_ARGUMENT', message)
}

function shown(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)} …` : text)
}
