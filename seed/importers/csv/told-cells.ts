import { CONFIDENCE } from '../../../src/model/define.ts'
import { listed } from './cells.ts'

/** What a cell says of where a row was read and how sure it is. */
export function toldOf(name: string, cell: string): { value: unknown } | { fault: string } {
  if (name === 'sources') return { value: listed(cell) }
  if (name === 'note') return { value: cell }
  if (name === 'confidence')
    return CONFIDENCE.includes(cell.toUpperCase() as (typeof CONFIDENCE)[number])
      ? { value: cell.toUpperCase() }
      : { fault: `is none of ${CONFIDENCE.join(', ').toLowerCase()}` }
  if (/^(true|yes|1|x)$/i.test(cell)) return { value: true }
  return /^(false|no|0)$/i.test(cell) ? { value: false } : { fault: 'is neither true nor false' }
}
