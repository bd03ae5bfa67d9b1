import type { Kind } from '../model/define.ts'

const longest = 250

/** What keeps a text from being an id of a kind, as the end of a sentence. */
export function idFault(id: unknown, kind: Kind): string | undefined {
  if (typeof id !== 'string') return 'has an id that is not text'
  if (!/^[\x21-\x7e]+$/.test(id)) return 'has an id with letters that are not printable ASCII'
  if (id.length > longest) return `has an id of more than ${longest} letters`
  const { length } = kind.prefix
  const fits = id.length > length + 1 && id[length] === ':' && id.startsWith(kind.prefix)
  return fits ? undefined : `has an id that does not start with "${kind.prefix}:", as all of kind ${kind.name} do`
}
