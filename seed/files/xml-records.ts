import { SaxesParser } from 'saxes'
import { decoded, NotText } from './text.ts'

/** An element of XML. Its text is its own, without that of its children. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

/** A child of the root with the root's name and the line it begins on, or why it, or anything from there on, cannot be read. */
export type XmlRecord =
  | { readonly root: string; readonly record: Element; readonly line: number }
  | { readonly fault: string; readonly line: number }

/** The longest record read, in characters. */
const longest = 16 * 1024 * 1024
const deepest = 100

/**
 * The children of the root element one by one, in memory of the size of one. The XML must be well-formed UTF-8 without
 * a document type: entities could be declared there that grow without bound. What breaks these rules is the last thing
 * told; only a character or entity that XML does not know spoils no more than the record it stands in.
 */
export async function* xmlRecords(chunks: AsyncIterable<Buffer>): AsyncGenerator<XmlRecord> {
  const reading = new Reading()
  try {
    for await (const text of decoded(chunks)) {
      yield* reading.take(text)
      if (reading.broken) return
    }
  } catch (error) {
    if (!(error instanceof NotText)) throw error
    return yield reading.notText()
  }
  yield* reading.end()
}

class Reading {
  /** Nothing more can be read. */
  broken = false
  readonly #parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true })
  readonly #open: Element[] = []
  #found: XmlRecord[] = []
  #root = ''
  #line = 1
  /** What is wrong with the open record alone. */
  #spoilt: string | undefined
  /** Characters since the last record began or ended. */
  #length = 0

  constructor() {
    this.#parser.on('doctype', () => {
      throw new Broken('declares a document type, which could hold entities without bound; take it out')
    })
    this.#parser.on('opentag', ({ name, attributes }) => this.#opened(name, attributes))
    this.#parser.on('closetag', () => this.#closed())
    this.#parser.on('text', (text) => this.#text(text))
    this.#parser.on('cdata', (text) => this.#text(text))
    this.#parser.on('error', ({ message }) => this.#fault(message.replace(/^\d+:\d+: /, '')))
  }

  take(text: string): XmlRecord[] {
    this.#length += text.length
    this.#try(() => {
      this.#parser.write(text)
      if (this.#length > longest) throw new Broken(`holds a record longer than ${longest / 1024 / 1024} MiB`)
    })
    return this.#taken()
  }

  end(): XmlRecord[] {
    this.#try(() => this.#parser.close())
    return this.#taken()
  }

  notText(): XmlRecord {
    return { fault: 'is not UTF-8 here; save the file in that encoding', line: this.#parser.line }
  }

  #taken(): XmlRecord[] {
    const found = this.#found
    this.#found = []
    return found
  }

  #try(step: () => void): void {
    try {
      step()
    } catch (error) {
      if (!(error instanceof Broken)) throw error
      this.broken = true
      this.#found.push({ fault: error.message, line: this.#parser.line })
    }
  }

  #opened(name: string, attributes: Readonly<Record<string, string>>): void {
    const element: Element = { name, attributes, children: [], text: '' }
    const above = this.#open.at(-1)
    if (!above) this.#root = name
    else if (this.#open.length > 1) above.children.push(element)
    else {
      this.#line = this.#parser.line
      this.#length = 0
    }
    if (this.#open.push(element) > deepest) throw new Broken(`nests elements deeper than ${deepest}`)
  }

  #closed(): void {
    const record = this.#open.pop()!
    if (this.#open.length !== 1) return
    const line = this.#line
    this.#found.push(this.#spoilt === undefined ? { root: this.#root, record, line } : { fault: this.#spoilt, line })
    this.#spoilt = undefined
    this.#length = 0
  }

  #text(text: string): void {
    // Between the records stands only white space, which would add up.
    if (this.#open.length > 1) this.#open.at(-1)!.text += text
  }

  #fault(message: string): void {
    const mild = /^(disallowed character\.|malformed character entity\.|undefined entity\.)$/.test(message)
    if (/^(unclosed tag|unexpected end)/.test(message)) throw new Broken('breaks off here; what stood before was read')
    if (/^document must contain/.test(message)) throw new Broken('holds no XML element')
    if (!mild || this.#open.length < 2) throw new Broken(`is not XML from here on: ${message.replace(/\.$/, '')}`)
    this.#spoilt = `holds something XML does not know: ${message.replace(/\.$/, '')}`
  }
}

class Broken extends Error {}
