import { LinernotesError } from '../errors.ts'
import { linkTypes } from '../map/vocabulary.ts'

/** The link types that a text names, parted by commas. BAD_ARGUMENT, with those there are, for any other. */
export function typesNamed(text: string): readonly string[] {
  const named = text.split(',').map((type) => type.trim().toUpperCase())
  const stranger = named.find((type) => !linkTypes.includes(type))
  if (stranger === undefined) return named
  throw new LinernotesError('BAD_ARGUMENT', `"${stranger}" is no type of link; there are ${linkTypes.join(', ')}.`)
}
