import { expect, test } from 'vitest'
import { pathSentence } from '../../src/graphql/path-sentence.ts'
import { model } from '../../src/model/index.ts'

const names: Record<string, string> = {
  'artist:a': 'Ann',
  'artist:b': 'The [B]',
  'video:v': 'V {to}',
  'place:p': 'Paris',
  'company:c': 'C Films',
}
const said = (nodes: string[], links: [string, string, string, Record<string, unknown>?][]) =>
  pathSentence(
    model,
    nodes,
    links.map(([type, from, to, values = {}]) => ({ type, from, to, property: (name) => values[name] ?? null })),
    (id) => names[id],
  )

test('follows each link in walking direction, with who for artists and which for the rest', () => {
  expect(
    said(
      ['artist:a', 'video:v', 'company:c'],
      [
        ['CREWED', 'artist:a', 'video:v', { role: 'editor' }],
        ['PRODUCED', 'company:c', 'video:v', { role: 'production' }],
      ],
    ),
  ).toBe('Ann worked as editor on V {to}, which was produced by C Films (production)')
  expect(
    said(
      ['place:p', 'video:v', 'artist:b', 'artist:a'],
      [
        ['FILMED_AT', 'video:v', 'place:p'],
        ['CREWED', 'artist:b', 'video:v', { role: 'editor' }],
        ['MEMBER_OF', 'artist:a', 'artist:b'],
      ],
    ),
  ).toBe('Paris was the location of V {to}, which had in its crew, as editor, The [B], who has the member Ann')
})

test('leaves out what is not told', () => {
  expect(said(['video:v', 'artist:a'], [['APPEARED_IN', 'artist:a', 'video:v']])).toBe('V {to} has in its cast Ann')
})

test('of one node is its name', () => {
  expect(said(['place:p'], [])).toBe('Paris')
})

test('reads on after every type of link, whichever way', () => {
  for (const { type, ends } of model.links.values())
    for (const { from, to } of ends) {
      const [here, there] = [from, to].map((kind, place) => `${model.kinds.get(kind)!.prefix}:${place}`) as [
        string,
        string,
      ]
      for (const [first, last] of [
        [here, there],
        [there, here],
      ] as const) {
        const sentence = pathSentence(
          model,
          ['artist:a', first, last],
          [
            { type: 'DIRECTED', from: 'artist:a', to: first, property: () => null },
            { type, from: here, to: there, property: () => null },
          ],
          (id) => (id === first ? 'FIRST' : id === last ? 'LAST' : 'Ann'),
        )
        expect(sentence, `${type} from ${first}`).toMatch(/^Ann directed FIRST, (who|which) [a-z].*LAST$/)
      }
    }
})
