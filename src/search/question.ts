import { type Key, keyOf } from './keys.ts'
import { withoutFillers, wordsOf } from './normal.ts'

/** A text asked for, as it is compared. */
export interface Question {
  /** Of all its words, and without the fillers. */
  readonly full: Key
  readonly spare: Key
  /** Whether the two differ. */
  readonly hasFillers: boolean
  /** Without fillers. */
  readonly words: readonly Key[]
}

export function questionOf(text: string): Question {
  const words = wordsOf(text)
  const spare = withoutFillers(words)
  return {
    full: keyOf(words),
    spare: keyOf(spare),
    hasFillers: spare.length < words.length,
    words: spare.map((word) => keyOf([word])),
  }
}
