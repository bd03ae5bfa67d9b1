import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Item } from './entry.ts'

const keptInMemory = 5_000

/** Items to be tried again when everything else is in: in memory while few, then in a temporary file. */
export class PutOff {
  #lines: string[] = []
  #file: { folder: string; path: string; descriptor: number } | undefined

  add(item: Item): void {
    this.#lines.push(JSON.stringify(item))
    if (this.#lines.length >= keptInMemory) this.#toFile()
  }

  /** Everything put off so far, in order; what is added meanwhile is not seen. */
  async *items(): AsyncGenerator<Item> {
    const kept = this.#lines
    if (this.#file)
      for await (const line of createInterface({ input: createReadStream(this.#file.path) })) yield JSON.parse(line)
    for (const line of kept) yield JSON.parse(line)
  }

  close(): void {
    if (!this.#file) return
    closeSync(this.#file.descriptor)
    rmSync(this.#file.folder, { recursive: true, force: true })
    this.#file = undefined
  }

  #toFile(): void {
    if (!this.#file) {
      const folder = mkdtempSync(join(tmpdir(), 'linernotes-'))
      const path = join(folder, 'put-off.jsonl')
      this.#file = { folder, path, descriptor: openSync(path, 'w') }
    }
    writeSync(this.#file.descriptor, `${this.#lines.join('\n')}\n`)
    this.#lines = []
  }
}
