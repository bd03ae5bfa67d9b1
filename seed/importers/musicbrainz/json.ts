import { type Json, text } from '../../files/json-values.ts'

export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(text).filter((one) => one !== undefined) : []
}

export function whole(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined
}

/** Milliseconds as seconds. */
export function seconds(value: unknown): number | undefined {
  const length = whole(value)
  return length === undefined ? undefined : Math.round(length / 1000)
}

/** "1999", "1999-09" or "1999-09-13": what is not known is left out, a day that does not exist too. */
export function date(value: unknown): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text(value) ?? '') ?? []
  if (!year || year === '0000') return undefined
  if (!month || month < '01' || month > '12') return year
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return day && day > '00' && Number(day) <= days ? `${year}-${month}-${day}` : `${year}-${month}`
}

/** Without what is not told. */
export function given(values: Json): Json {
  const kept: Record<string, unknown> = {}
  for (const name in values) if (values[name] !== undefined) kept[name] = values[name]
  return kept
}
