/** A JSON object of a source: every field may be missing or null, which says the same. */
export type Json = Readonly<Record<string, unknown>>

/** Text that says something; ids, and titles like 999, come as numbers. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined
  return typeof value === 'string' ? value.trim() || undefined : undefined
}

export function object(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined
}

/** The objects of a list; empty for anything else. */
export function objects(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter((one): one is Json => object(one) !== undefined) : []
}
