import type { Draft, DraftLink } from './draft.ts'

/** Lists whose order is the order of their rows; `main` artists stand before `featured` ones, others unnumbered. */
const ordered: Readonly<Record<string, (link: DraftLink) => number | undefined>> = {
  DIRECTED: () => 0,
  APPEARED_IN: () => 0,
  PERFORMED: ({ values }) => ({ main: 0, featured: 1 })[String(values.role)],
}

/** Numbers the links of each work by their artists, once all rows are read. */
export function number(draft: Draft): void {
  const lists = new Map<string, DraftLink[]>()
  for (const link of draft.links.values()) {
    if (ordered[link.type]?.(link) === undefined) continue
    const key = `${link.type} ${link.to}`
    lists.set(key, [...(lists.get(key) ?? []), link])
  }
  for (const list of lists.values()) {
    const rank = ordered[list[0]!.type]!
    const artists = [...new Set(list.toSorted((a, b) => rank(a)! - rank(b)!).map(({ from }) => from))]
    for (const link of list) link.values.position = artists.indexOf(link.from) + 1
  }
}
