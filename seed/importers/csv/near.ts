/** The names most like one that is none of them: at most three, none where nothing is near. */
export function nearest(written: string, names: readonly string[]): string[] {
  const plain = written.toLowerCase()
  const most = Math.ceil(plain.length / 3)
  return [...new Set(names)]
    .map((name) => ({ name, distance: distance(plain, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name)
}

/** How many letters to add, drop or change to come from one to the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}
