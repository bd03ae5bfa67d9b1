import { model } from '../../src/model/index.ts'
import { graphOf } from '../support/graph.ts'

/** Names that break what is not written with care. */
export const hostileNames = [
  'AC/DC <b>"live"</b> & \'loud\'',
  ']]> <!-- -- --> <?php ?>',
  '&amp; &#65; &unknown;',
  'a\tb\nc\r\nd\re',
  'bell \u0007, escape \u001b, vertical \u000b, not a letter \uFFFE\uFFFF, delete \u007f, next line \u0085, line \u2028',
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 🎬 é שלום',
  'one, "two", three',
  '"',
  '=HYPERLINK("https://example.org?"&A1,"x")',
  '+1 (555)',
  "-2+3+cmd|' /C calc'!A0",
  '@SUM(1+1)',
  "'=1+1",
  "'93 'til Infinity",
  '＝1',
  'C:\\a|b',
  'trailing, ',
] as const

const ids = hostileNames.map((_, place) => `artist:${place}`)

/** Each of them as a name, an alias, a claim, a note, and how a credit was spelt. */
export const hostileGraph = graphOf(
  model,
  [
    ...hostileNames.map((name, place) => ({
      kind: 'Artist',
      id: ids[place]!,
      properties: {
        name,
        aliases: [name, 'plain'],
        note: name,
        claims: [{ field: 'name', value: name, sources: [], followed: true, note: null }],
      },
    })),
    { kind: 'Song', id: 'song:1', properties: { title: '-1', duration: -1, released: '1987-03' } },
  ],
  hostileNames.map((name, place) => ({
    type: 'PERFORMED',
    from: ids[place]!,
    to: 'song:1',
    properties: { role: 'main', creditedAs: name, position: -place - 1 },
  })),
)

/** What XML can hold of a text. */
export function inXml(text: string): string {
  return [...text].filter((letter) => !'\u0007\u001b\u000b\uFFFE\uFFFF'.includes(letter)).join('')
}
