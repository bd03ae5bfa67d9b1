/** Packed data that breaks off or is damaged. */
export class Damaged extends Error {
  constructor(format: string, cause: unknown) {
    super(`the ${format} data breaks off or is damaged here; what stood before it was read`, { cause })
  }
}

/** Why a file could not be read to its end, for the report; undefined for what is no fault of the file. */
export function readingFault(error: unknown): string | undefined {
  if (error instanceof Damaged) return error.message
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) return undefined
  return `the file could not be read any further (${code}); what stood before was read`
}
