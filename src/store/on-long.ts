/** Told of work that may take more than moments, before it begins. */
export type OnLong = (what: string) => void
