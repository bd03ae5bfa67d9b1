import type { Property } from './properties.ts'

/** Whether a list may be ordered by it: lists and choices have no order, what is hidden cannot be named by a client. */
export function orderable({ type, hidden }: Property): boolean {
  return !hidden && (type === 'text' || type === 'integer' || type === 'date')
}

/** Whether a list may be asked for its least and greatest value of it: what has an order and is no text. */
export function spans(property: Property): boolean {
  return orderable(property) && property.type !== 'text'
}
