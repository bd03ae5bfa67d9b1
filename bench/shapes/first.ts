/** For a list that holds the one node asked for: that node, null when there is none. */
export function first(name: string): (data: unknown) => unknown {
  return (data) => ({ [name]: (data as Record<string, readonly unknown[]>)[name]?.[0] ?? null })
}
