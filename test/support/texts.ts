import { countOf, type Texts, textAt } from '../../src/store/texts.ts'

export function stringsIn(texts: Texts): string[] {
  return Array.from({ length: countOf(texts) }, (_, place) => textAt(texts, place))
}
