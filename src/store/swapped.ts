import type { Property } from '../model/properties.ts'
import type { Redirect } from './contract.ts'

/** A value that cites nodes, citing `into` where it cited `from`. */
export function swapped({ record }: Property, value: unknown, { from, into }: Redirect): unknown {
  const swap = (id: unknown) => (id === from ? into : id)
  const swapAll = (ids: readonly unknown[]) => [...new Set(ids.map(swap))].sort()
  if (!record) return swapAll(value as unknown[])
  return (value as Record<string, unknown>[]).map((entry) => {
    const fields = record.refers.map((field) => {
      const ids = entry[field]
      return [field, Array.isArray(ids) ? swapAll(ids) : swap(ids)]
    })
    return { ...entry, ...Object.fromEntries(fields) }
  })
}
