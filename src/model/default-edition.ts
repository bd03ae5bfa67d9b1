interface Edition {
  readonly key: string
  readonly date: string | null
  readonly status: string | null
  readonly isDefault: boolean
}

type Whole = Readonly<Record<string, unknown>>

/**
 * The key of the edition that stands for its album, of those marked as the default: the one called standard, else the
 * earliest official one. Which of them was told first does not matter, so a source may tell editions in any order and
 * mark each that could be it. Undefined where none is marked.
 */
export function defaultEdition(whole: Whole): string | undefined {
  const marked = editionsOf(whole).filter(({ isDefault }) => isDefault)
  return marked.sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0]?.key
}

/** The editions with only the default one marked. */
export function withDefault(whole: Whole): readonly Edition[] {
  const key = defaultEdition(whole)
  return editionsOf(whole).map((edition) =>
    edition.isDefault && edition.key !== key ? { ...edition, isDefault: false } : edition,
  )
}

/** Without a date it may have come out any time: after those that have one. */
function rank({ key, date, status }: Edition): string {
  const sort = key === 'standard' ? 0 : status === 'Official' ? 1 : (status ?? null) === null ? 2 : 3
  return `${sort} ${date ?? '9999'} ${key}`
}

function editionsOf({ editions }: Whole): readonly Edition[] {
  return (editions ?? []) as readonly Edition[]
}
