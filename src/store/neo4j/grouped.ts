/** The list in parts of one name each, in order of first appearance. */
export function grouped<T, N>(list: Iterable<T>, nameOf: (one: T) => N): Map<N, T[]> {
  const groups = new Map<N, T[]>()
  for (const one of list) {
    const name = nameOf(one)
    const group = groups.get(name)
    if (group) group.push(one)
    else groups.set(name, [one])
  }
  return groups
}
