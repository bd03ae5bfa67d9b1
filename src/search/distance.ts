const rows = [new Uint8Array(4096), new Uint8Array(4096), new Uint8Array(4096)] as const

/**
 * How many letters must be added, left out, replaced or swapped with their neighbour to turn one text into the other
 * (Damerau, "A technique for computer detection and correction of spelling errors", 1964, as optimal string alignment:
 * no stretch is edited twice); `most` + 1 when it takes more than `most`. Only a band of 2 `most` + 1 cells a row is
 * looked at (Ukkonen, "Algorithms for approximate string matching", 1985). `most` is below 100, texts below 4,000 units.
 */
export function distance(
  a: Uint16Array,
  aStart: number,
  aEnd: number,
  b: Uint16Array,
  bStart: number,
  bEnd: number,
  most: number,
): number {
  while (aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart]) {
    aStart++
    bStart++
  }
  while (aStart < aEnd && bStart < bEnd && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd--
    bEnd--
  }
  const [n, m, far] = [aEnd - aStart, bEnd - bStart, most + 1]
  if (Math.abs(n - m) > most) return far
  if (n === 0 || m === 0) return n + m
  let [before, last, row] = rows as readonly [Uint8Array, Uint8Array, Uint8Array]
  for (let j = 0; j <= Math.min(m, far); j++) last[j] = j
  for (let i = 1; i <= n; i++) {
    const low = Math.max(1, i - most)
    const high = Math.min(m, i + most)
    row[low - 1] = low === 1 ? Math.min(i, far) : far
    let best = row[low - 1]!
    const unit = a[aStart + i - 1]!
    for (let j = low; j <= high; j++) {
      const other = b[bStart + j - 1]!
      let cost = last[j - 1]! + (unit === other ? 0 : 1)
      if (j < i + most && last[j]! + 1 < cost) cost = last[j]! + 1
      if (row[j - 1]! + 1 < cost) cost = row[j - 1]! + 1
      if (i > 1 && j > 1 && unit === b[bStart + j - 2] && a[aStart + i - 2] === other)
        cost = Math.min(cost, before[j - 2]! + 1)
      row[j] = cost > far ? far : cost
      if (row[j]! < best) best = row[j]!
    }
    // Two rows beyond the bound can never come back under it; a swap reaches back over one.
    if (best > most && (i === n || minimum(last, low - 1, high) > most)) return far
    ;[before, last, row] = [last, row, before]
  }
  return Math.min(last[m]!, far)
}

function minimum(row: Uint8Array, from: number, to: number): number {
  let least = 255
  for (let i = Math.max(0, from); i <= to; i++) if (row[i]! < least) least = row[i]!
  return least
}

/** How many edits still make it the same name, for a text of so many units. */
export function bound(length: number): number {
  return length < 3 ? 0 : length < 6 ? 1 : length < 11 ? 2 : 3
}
