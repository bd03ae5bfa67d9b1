import { roomy } from '../passing-memory.ts'

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array

/** A typed array that grows as values are pushed. */
export class Growing<T extends Numbers> {
  size = 0
  #values: T
  readonly #make: (length: number) => T

  constructor(make: (length: number) => T) {
    this.#make = make
    this.#values = make(1024)
  }

  push(value: number): void {
    this.reserve(1)
    this.#values[this.size++] = value
  }

  /** Room for `more` values; the whole array, to write them into. */
  reserve(more: number): T {
    if (this.size + more <= this.#values.length) return this.#values
    const grown = this.#make(Math.max(this.size + more, Math.ceil(this.#values.length * 1.5)))
    grown.set(this.#values)
    this.#values = grown
    return grown
  }

  at(place: number): number {
    return this.#values[place]!
  }

  /** What was pushed; overwritten by nothing but a later push. */
  get values(): T {
    return this.#values.subarray(0, this.size) as T
  }
}

export const growing8 = () => new Growing<Uint8Array>((length) => roomy(Uint8Array, length))
export const growing16 = () => new Growing<Uint16Array>((length) => roomy(Uint16Array, length))
export const growing32 = () => new Growing<Uint32Array>((length) => roomy(Uint32Array, length))
export const growing64 = () => new Growing<Float64Array>((length) => roomy(Float64Array, length))

// Shared memory goes from a worker to the main thread without being copied.
export const shared8 = (length: number) => new Uint8Array(new SharedArrayBuffer(length))
export const shared16 = (length: number) => new Uint16Array(new SharedArrayBuffer(length * 2))
export const shared32 = (length: number) => new Uint32Array(new SharedArrayBuffer(length * 4))

export function fill<T extends Numbers>(values: T, valueAt: (place: number) => number): T {
  for (let i = 0; i < values.length; i++) values[i] = valueAt(i)
  return values
}
