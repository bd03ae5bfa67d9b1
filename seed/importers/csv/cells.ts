import type { Kind } from '../../../src/model/define.ts'
import { model } from '../../../src/model/index.ts'
import { Fault, type Property } from '../../../src/model/properties.ts'

/** Several values in one cell stand between these. */
const between = /\s*[|;]\s*/

export function listed(cell: string): string[] {
  return cell.split(between).filter(Boolean)
}

/** A cell as the value of a property, checked. */
export function cellValue(name: string, declared: Property, cell: string): { value: unknown } | { fault: string } {
  const value = asWritten(name, declared, cell)
  const normal = value instanceof Fault ? value : declared.normalise(value)
  return normal instanceof Fault ? { fault: normal.message } : { value }
}

function asWritten(name: string, { type, choice }: Property, cell: string): unknown {
  if (type === 'texts') return listed(cell)
  if (type === 'boolean') return /^(true|yes|1|x)$/i.test(cell) || (/^(false|no|0)$/i.test(cell) ? false : cell)
  if (type === 'choice') {
    const written = cell.toUpperCase().replace(/[\s-]+/g, '_')
    return choice?.values.includes(written) ? written : cell
  }
  if (type !== 'integer') return cell
  if (/^-?\d{1,3}([.,' \u00a0\u202f]\d{3})+$/.test(cell))
    return new Fault(`has a separator of thousands; write ${cell.replace(/[^\d-]/g, '')}`)
  const [, hours, minutes, seconds] = (name === 'duration' && /^(?:(\d+):)?(\d+):([0-5]\d)$/.exec(cell)) || []
  return seconds === undefined ? cell : Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds)
}

/** A node as a cell names it: by its id, or by its name. */
export function nodeNamed(cell: string, kind: Kind) {
  return isIdOf(cell, kind) ? { id: cell } : { kind: kind.name, [kind.display]: cell }
}

export function isIdOf(cell: string, kind: Kind): boolean {
  return /^[a-z]+:[\x21-\x7e]+$/.test(cell) && model.kindOfId(cell) === kind
}
