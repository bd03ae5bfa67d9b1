import { passing } from '../passing-memory.ts'
import { countOf, type Texts } from '../store/texts.ts'
import { growing8, growing32, shared8, shared32 } from './growing.ts'

/** Texts taken in one order and handed out in another. */
export class TextColumnBuilder {
  readonly #bytes = growing8()
  readonly #starts = growing32()
  readonly #encoder = new TextEncoder()

  get count(): number {
    return this.#starts.size
  }

  push(text: string): void {
    this.#starts.push(this.#bytes.size)
    const room = this.#bytes.reserve(text.length * 3)
    const start = this.#bytes.size
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      if (unit > 0x7f) {
        this.#bytes.size += this.#encoder.encodeInto(text, room.subarray(start)).written
        return
      }
      room[start + i] = unit
    }
    this.#bytes.size += text.length
  }

  append(texts: Texts): void {
    const count = countOf(texts)
    const starts = this.#starts.reserve(count)
    const start = this.#bytes.size
    for (let i = 0; i < count; i++) starts[this.#starts.size++] = start + texts.starts[i]!
    this.#bytes.reserve(texts.bytes.length).set(texts.bytes, start)
    this.#bytes.size += texts.starts[count]!
  }

  /** As taken; reads the builder's own memory. */
  raw(): Texts {
    const starts = passing(Uint32Array, this.count + 1)
    starts.set(this.#starts.values)
    starts[this.count] = this.#bytes.size
    return { bytes: this.#bytes.values, starts }
  }

  /** In shared memory: first the text taken as order[0]. */
  inOrder(order: Uint32Array): Texts {
    const from = this.raw()
    const starts = shared32(order.length + 1)
    for (let i = 0; i < order.length; i++)
      starts[i + 1] = starts[i]! + from.starts[order[i]! + 1]! - from.starts[order[i]!]!
    const bytes = shared8(starts[order.length]!)
    for (let i = 0, to = 0; i < order.length; i++)
      for (let at = from.starts[order[i]!]!; at < from.starts[order[i]! + 1]!; at++) bytes[to++] = from.bytes[at]!
    return { bytes, starts }
  }
}
