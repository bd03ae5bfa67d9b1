import { type NameIndex, writtenAs } from './name-index.ts'
import { tokens } from './tokens.ts'

/** The words of people's names that may stand for the whole. */
export class NameParts {
  readonly #index: NameIndex
  readonly #known = new Map<number, readonly string[]>()

  constructor(index: NameIndex) {
    this.#index = index
  }

  /** First and last word; a long name of one word counts too: in a text it is met with a typo. */
  ends(words: readonly string[]): readonly string[] {
    return words.length > 1 ? [words[0]!, words.at(-1)!] : words.filter((word) => word.length > 7)
  }

  /** Those of the name shown: its ends, and what stands in quotation marks within it (Derek "MixedByAli" Ali). */
  of(node: number): readonly string[] {
    const known = this.#known.get(node)
    if (known) return known
    const written = writtenAs(this.#index, this.#index.firstName[node]!)
    const nickname = /["“](.+?)["”]/.exec(written)?.[1]
    const parts = [...this.ends(wordsIn(written)), ...(nickname ? [wordsIn(nickname).join('')] : [])]
    this.#known.set(node, parts)
    return parts
  }

  /** Whether one of a person's names is a first one with this letter and this last one. */
  hasInitial(node: number, last: string, letter: string): boolean {
    const { firstName } = this.#index
    for (let name = firstName[node]!; name < firstName[node + 1]!; name++) {
      const words = wordsIn(writtenAs(this.#index, name))
      if (words.length > 1 && words[0]!.startsWith(letter) && words.at(-1) === last) return true
    }
    return false
  }
}

const wordsIn = (text: string) => tokens(text).map(({ word }) => word)
