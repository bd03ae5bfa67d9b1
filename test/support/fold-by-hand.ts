/**
 * The fold of src/model/fold.ts written a second time, letter by letter and without its regular expressions, so that a
 * fault in one of them shows as a disagreement. No engine and no reader under test uses this one.
 */
export function foldByHand(text: string): string {
  let plain = ''
  for (const letter of text.normalize('NFKD')) if (!isMark(letter)) plain += letter
  const units: number[] = []
  for (const letter of plain.toLowerCase()) {
    // The small form of a Greek sigma depends on what follows it, and a prefix must not.
    const point = letter === '\u03c2' ? 0x3c3 : letter.codePointAt(0)!
    if (point <= 0xffff) units.push(point)
    else units.push(0xffff, 0xe000 + Math.floor((point - 0x10000) / 1024), 0xe000 + ((point - 0x10000) % 1024))
  }
  return units
    .slice(0, 1000)
    .map((unit) => String.fromCharCode(unit))
    .join('')
}

function isMark(letter: string): boolean {
  return /^(\p{Mn}|\p{Mc}|\p{Me})$/u.test(letter)
}

/** Orders two texts by their code points, which is how every engine orders a folded text or an id. */
export function compareText(a: string, b: string): number {
  const left = Array.from(a, (letter) => letter.codePointAt(0)!)
  const right = Array.from(b, (letter) => letter.codePointAt(0)!)
  for (let place = 0; place < Math.min(left.length, right.length); place++)
    if (left[place] !== right[place]) return left[place]! - right[place]!
  return left.length - right.length
}
