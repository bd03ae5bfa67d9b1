type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array
interface Maker<T> {
  new (memory: ArrayBuffer, start: number, length: number): T
  readonly BYTES_PER_ELEMENT: number
}

/*
 * Memory that is needed for as long as something is built. What the C library is asked for in pieces of more than 32 MB it
 * gives back to the system as soon as they are free; of smaller ones it keeps what it has once handed out, hundreds of
 * megabytes after a chart of a million nodes. So larger arrays lie at the beginning of a stretch of that size: what is
 * never touched of it is only addresses.
 */
const stretch = 33 * 2 ** 20
const large = 2 ** 20

/** So many zeros. */
export function passing<T extends Numbers>(type: Maker<T>, length: number): T {
  const bytes = length * type.BYTES_PER_ELEMENT
  return new type(new ArrayBuffer(bytes < large ? bytes : Math.max(bytes, stretch)), 0, length)
}

/** So many zeros or more: all there is room for. */
export function roomy<T extends Numbers>(type: Maker<T>, length: number): T {
  const bytes = length * type.BYTES_PER_ELEMENT
  return passing(type, bytes < large ? length : Math.max(length, Math.floor(stretch / type.BYTES_PER_ELEMENT)))
}
