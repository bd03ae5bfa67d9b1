import { fold } from '../model/fold.ts'

/** A name as part of an id: "Mr. Morale & the Big Steppers" → "mr-morale-and-the-big-steppers"; empty when no ASCII is left. */
export function slug(name: string): string {
  return fold(name.replaceAll('&', ' and '))
    .replace(/[æœøßđłþ]/g, (letter) => spelled[letter] ?? '')
    .replace(/['’.]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
}

/** Letters that have no accent to drop, as they are usually spelt in ASCII. */
const spelled: Record<string, string> = { æ: 'ae', œ: 'oe', ø: 'o', ß: 'ss', đ: 'd', ł: 'l', þ: 'th' }
