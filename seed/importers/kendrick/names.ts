import { slug } from '../../../src/ingest/slug.ts'
import { fold } from '../../../src/model/fold.ts'

/** Whom a printed name means. */
export interface Named {
  readonly id: string
  readonly name: string
  /** The printed name where it is not the known one. */
  readonly creditedAs?: string
  readonly disambiguation?: string
}

/** Printed names and the node each stands for: aliases and legal names lead to the name a thing is known by. */
export class Names {
  readonly #prefix: string
  readonly #known = new Map<string, string>()

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  learn(name: string, printed: readonly string[]): void {
    for (const spelling of [name, ...printed]) this.#known.set(fold(spelling), name)
  }

  /** "Daniel Tannenbaum (Bekon)" is Bekon under his legal name; "Like (of Pac Div)" is told apart from other Likes. */
  find(printed: string): Named {
    const [, outer, inner] = /^(.+?) \(([^)]+)\)$/.exec(printed) ?? []
    if (outer && inner?.startsWith('of ')) return { ...this.find(outer), disambiguation: inner }
    const spelling = outer ?? printed
    const name = this.#known.get(fold(inner ?? printed)) ?? inner ?? printed
    const id = `${this.#prefix}:${slug(name)}`
    return spelling === name ? { id, name } : { id, name, creditedAs: spelling }
  }
}
