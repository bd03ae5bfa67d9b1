import type { Property } from './properties.ts'

/** Whether a list may be ordered by it: lists and choices have no order, what is hidden cannot be named by a client. */
export function orderable({ type, hidden }: Property): boolean {
  return !hidden && (type === 'text' || type === 'integer' || type === 'date')
}
