/**
 * Sorts the numbers of strings by what they say, unit by unit, a shorter one first, equal ones by number. String i
 * stands at units[starts[i]] to units[starts[i + 1]]. Multikey quicksort (Bentley and Sedgewick, "Fast algorithms for
 * sorting and searching strings", 1997), with a stack of its own: a million names are sorted in about a second.
 */
export function sortStrings(units: Uint8Array | Uint16Array, starts: Uint32Array): Uint32Array {
  const order = Uint32Array.from({ length: starts.length - 1 }, (_, i) => i)
  const unit = (item: number, depth: number) => {
    const at = starts[item]! + depth
    return at < starts[item + 1]! ? units[at]! : -1
  }
  const swap = (a: number, b: number) => {
    const kept = order[a]!
    order[a] = order[b]!
    order[b] = kept
  }
  const before = (a: number, b: number, from: number) => {
    for (let depth = from; ; depth++) {
      const [x, y] = [unit(a, depth), unit(b, depth)]
      if (x !== y) return x < y
      if (x < 0) return a < b
    }
  }
  const todo = [0, order.length, 0]
  while (todo.length) {
    const depth = todo.pop()!
    const high = todo.pop()!
    const low = todo.pop()!
    if (high - low <= 8) {
      for (let i = low + 1; i < high; i++)
        for (let j = i; j > low && before(order[j]!, order[j - 1]!, depth); j--) swap(j, j - 1)
      continue
    }
    const pivot = median(
      unit(order[low]!, depth),
      unit(order[(low + high) >> 1]!, depth),
      unit(order[high - 1]!, depth),
    )
    let [less, more] = [low, high]
    for (let i = low; i < more; ) {
      const at = unit(order[i]!, depth)
      if (at < pivot) swap(less++, i++)
      else if (at > pivot) swap(i, --more)
      else i++
    }
    todo.push(low, less, depth, more, high, depth)
    if (pivot < 0) order.subarray(less, more).sort()
    else todo.push(less, more, depth + 1)
  }
  return order
}

const median = (a: number, b: number, c: number) => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
