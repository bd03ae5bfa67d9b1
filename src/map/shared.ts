import { roomy } from '../passing-memory.ts'

type Numbers = Uint8Array | Uint16Array | Uint32Array
interface Maker<T> {
  new (memory: SharedArrayBuffer): T
  readonly BYTES_PER_ELEMENT: number
}

/** Zeros in memory that threads share. */
export function shared<T extends Numbers>(type: Maker<T>, length: number): T {
  return new type(new SharedArrayBuffer(length * type.BYTES_PER_ELEMENT))
}

/** The same numbers with room for at least `length`, itself where there is. Private memory, for building. */
export function roomier<T extends Numbers>(numbers: T, length: number): T {
  if (numbers.length >= length) return numbers
  const type = numbers.constructor as unknown as Parameters<typeof roomy<T>>[0]
  const larger = roomy(type, Math.max(length, numbers.length * 2, 1024))
  larger.set(numbers)
  return larger
}
