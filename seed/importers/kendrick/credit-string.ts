/** One name of a credit line, with the words that join it to the next. */
export interface Billed {
  readonly name: string
  readonly role: 'main' | 'featured'
  readonly joinPhrase?: string
}

/** "A, B feat. C and D": names before `feat.` are main, those after it featured; "and" joins names only after it. */
export function billed(line: string): Billed[] {
  const [main = '', featured = ''] = line.split(' feat. ')
  const names = [...parts(main, /, | & /, 'main'), ...parts(featured, /, | & | and /, 'featured')]
  return names.map((each, at) => {
    const next = names[at + 1]
    return next && each.role === 'main' && next.role === 'featured' ? { ...each, joinPhrase: 'feat.' } : each
  })
}

function parts(text: string, separator: RegExp, role: Billed['role']): Billed[] {
  if (!text) return []
  const names = text.split(separator)
  const joins = text.match(new RegExp(separator, 'g')) ?? []
  return names.map((name, at) => ({ name, role, ...(joins[at] && { joinPhrase: joins[at].trim() }) }))
}
