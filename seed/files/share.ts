import type { Opened } from './open-paths.ts'

/**
 * Told how many bytes were read, it tells which share of all files that is, from 0 to 1, where their size is known.
 * `times`: how often everything is read.
 */
export function shareOf(
  opened: readonly Opened[],
  onShare: ((share: number) => void) | undefined,
  times = 1,
): (bytes: number) => void {
  const size = opened.reduce((sum, { size }) => sum + size, 0) * times
  let read = 0
  return (bytes) => {
    read += bytes
    if (size > 0) onShare?.(Math.min(1, read / size))
  }
}
