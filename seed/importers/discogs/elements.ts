import type { Element } from '../../files/xml-records.ts'

/** The children at a path, "artists/artist"; those of every element on the way. */
export function all(element: Element, path: string): Element[] {
  return path
    .split('/')
    .reduce<Element[]>(
      (found, name) => found.flatMap(({ children }) => children.filter((one) => one.name === name)),
      [element],
    )
}

/** The trimmed text of the first child of a name; undefined where there is none or it is empty. */
export function textOf(element: Element, name: string): string | undefined {
  return clean(element.children.find((one) => one.name === name)?.text)
}

/** Trimmed, with inner white space as single spaces; undefined when nothing is left. */
export function clean(text: string | undefined): string | undefined {
  return text?.replace(/\s+/g, ' ').trim() || undefined
}
