import type { Properties } from '../model/define.ts'
import type { PropertyValues } from '../store/contract.ts'

/** Whether a value says nothing: absent, null or a list of nothing. */
export function isUnknown(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}

/** Records with what is known of each, in the order of its fields. */
export function knownRecords(fields: Properties, records: unknown): PropertyValues[] {
  return (records as PropertyValues[]).map((record) =>
    Object.fromEntries(Object.keys(fields).flatMap((name) => (isUnknown(record[name]) ? [] : [[name, record[name]]]))),
  )
}
