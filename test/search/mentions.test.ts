import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildNameIndex } from '../../src/search/build.ts'
import { mentions } from '../../src/search/mentions.ts'
import { wordsOf } from '../../src/search/normal.ts'
import { article } from './article.ts'
import { type Curated, nobody, readCurated } from './curated.ts'
import { sourceOf } from './source-of.ts'

let curated: Curated
beforeAll(async () => {
  curated = await readCurated()
})

/** What is read as which node: "Lamar > artist:kendrick-lamar". */
function read(text: string): string[] {
  return mentions(curated.index, text, curated.neighbours).map(
    ({ start, end, id }) => `${text.slice(start, end)} > ${id}`,
  )
}

describe('an article with noisy names', () => {
  test('names its people and works, misspelt, in part or by another name', () => {
    expect(read(article)).toEqual([
      'Mr. Morale and Big Steps > album:mr-morale-and-the-big-steppers',
      'We Cry Together > song:we-cry-together',
      'K-Dot > artist:kendrick-lamar',
      'Taylor Paige > artist:taylour-paige',
      'Taylor > artist:taylour-paige',
      'Jake Shreier > artist:jake-schreier',
      'Dave Free > artist:dave-free',
      'Kendrick Lamar > artist:kendrick-lamar',
      'Schreier > artist:jake-schreier',
      'Francis and the Lights > artist:francis-and-the-lights',
      'Adam Newport-Berra > artist:adam-newport-berra',
      'pgLang > company:pglang',
      'June > song:june',
      'Florence + the Machine > artist:florence-the-machine',
      'The Alchemist > artist:the-alchemist',
    ])
  })

  test('gives other nodes of the same name as alternatives', () => {
    const film = mentions(curated.index, article, curated.neighbours).find(({ id }) => id === 'song:we-cry-together')
    expect(film?.alternatives).toEqual(['video:we-cry-together'])
  })
})

test.each([
  'The weather in June was rich with rain. I love the mirror in the hall; its crown is old. In future, count me out.',
  'Taylor Swiftly met Lamar Odom and Dave Chappelle. Drake Bell sang of Future Islands.',
  'Love is all you need. Pride comes first. Alright, said Momma, the recipe is simple: die hard or come down.',
  'The therapist was humble, and god is real. Compton was quiet on Monday.',
  'hello 🙂 12:30, 1923, N 95; u and i',
])('nothing is named in: %s', (text) => {
  expect(read(text)).toEqual([])
})

describe('a plain word that is a title', () => {
  test('counts with a capital and a neighbour named nearby', () => {
    expect(read('Kendrick Lamar closed the night with Alright and then with Love.')).toEqual([
      'Kendrick Lamar > artist:kendrick-lamar',
      'Alright > song:alright',
      'Love > song:love',
    ])
  })

  test('counts not without the neighbour, nor small, nor where every word has a capital', () => {
    expect(read('Someone closed the night with Alright and then with Love.')).toEqual([])
    expect(read('Kendrick Lamar was alright and full of love.')).toEqual(['Kendrick Lamar > artist:kendrick-lamar'])
    expect(read('Love Is What Kendrick Lamar Wants, And Pride Too')).toEqual(['Kendrick Lamar > artist:kendrick-lamar'])
  })

  test('counts not when the neighbour is far away', () => {
    expect(read(`Kendrick Lamar sang. ${'He slept for days and days. '.repeat(30)}Then he thought of Love.`)).toEqual([
      'Kendrick Lamar > artist:kendrick-lamar',
    ])
  })
})

test('a video is meant where the sentence speaks of one', () => {
  expect(read('Dave Meyers made the video for HUMBLE. with them.').at(-1)).toBe('HUMBLE. > video:humble')
  expect(read('Kendrick Lamar wrote HUMBLE. alone.').at(-1)).toBe('HUMBLE. > song:humble')
})

test('the marks of a name are in its span where the text writes them, those of the sentence are not', () => {
  const said = (text: string) => read(text).map((line) => line.split(' > ')[0])
  expect(said('Kendrick Lamar closed with DNA. and, “DUCKWORTH.” being too long, Swimming Pools (Drank).')).toEqual([
    'Kendrick Lamar',
    'DNA.',
    'DUCKWORTH.',
    'Swimming Pools (Drank)',
  ])
  expect(said('Rihanna sang LOYALTY. Kendrick Lamar sang LOYALTY.')).toEqual([
    'Rihanna',
    'LOYALTY.',
    'Kendrick Lamar',
    'LOYALTY.',
  ])
  expect(said('Rihanna sang Loyalty. Kendrick Lamar sang Loyalty.')).toEqual([
    'Rihanna',
    'Loyalty',
    'Kendrick Lamar',
    'Loyalty',
  ])
})

test('a title may be cut short where a bracket or the like comes', () => {
  expect(read('Kendrick Lamar ended on Swimming Pools, then on Complexion; Rapsody was there.')).toEqual([
    'Kendrick Lamar > artist:kendrick-lamar',
    'Swimming Pools > song:swimming-pools-drank',
    'Complexion > song:complexion-a-zulu-love',
    'Rapsody > artist:rapsody',
  ])
  expect(read('Kendrick Lamar came for Free and for Rich.')).toEqual(['Kendrick Lamar > artist:kendrick-lamar'])
})

test('where a paragraph is in small letters or capitals throughout, capitals are not asked for', () => {
  expect(read('ok but sza on luther? kendrick lamar is in love with his pride')).toEqual([
    'sza > artist:sza',
    'luther > song:luther',
    'kendrick lamar > artist:kendrick-lamar',
  ])
  expect(read('BABY KEEM AND KENDRICK LAMAR SHARE FAMILY TIES AGAIN, WITHOUT FEAR')).toEqual([
    'BABY KEEM > artist:baby-keem',
    'KENDRICK LAMAR > artist:kendrick-lamar',
    'FAMILY TIES > song:family-ties',
  ])
})

test('a plain word counts at the beginning of a sentence, and small, where the text ties it to a neighbour', () => {
  expect(read('Lucky by Britney Spears came on.')).toEqual([
    'Lucky > song:lucky',
    'Britney Spears > artist:britney-spears',
  ])
  expect(read('Lucky are those who saw Britney Spears.')).toEqual(['Britney Spears > artist:britney-spears'])
  expect(read('now playing: lucky by britney spears. i felt lucky')).toEqual([
    'lucky > song:lucky',
    'britney spears > artist:britney-spears',
  ])
})

test('a letter counts as it is written, and the word "I" never', () => {
  expect(read('I said to Kendrick Lamar that I like i best, I do.')).toEqual([
    'Kendrick Lamar > artist:kendrick-lamar',
    'i > song:i',
  ])
})

test('the name of a street, a school or another person is not cut in pieces', () => {
  expect(read('Kendrick Lamar met Rihanna on Drake Street, near Lamar University, with Rihanna Miller.')).toEqual([
    'Kendrick Lamar > artist:kendrick-lamar',
    'Rihanna > artist:rihanna',
  ])
})

test('a last name with the first letter of the first name is one name, with another letter nobody', () => {
  expect(read('Dave Meyers filmed it; D. Meyers signed. Years later K. Meyers sued.')).toEqual([
    'Dave Meyers > artist:dave-meyers',
    'D. Meyers > artist:dave-meyers',
  ])
})

test('a song and its video support what is linked to either', () => {
  expect(read('Title: Sicko Mode. Location: Houston.')).toEqual([
    'Sicko Mode > song:sicko-mode',
    'Houston > place:houston',
  ])
})

test('the "the" of a name is in its span, that of a sentence is not', () => {
  expect(read('FEAR. was made by the Alchemist for Kendrick Lamar.')).toEqual([
    'FEAR. > song:fear',
    'the Alchemist > artist:the-alchemist',
    'Kendrick Lamar > artist:kendrick-lamar',
  ])
})

test('a part of a name counts after the whole name only', () => {
  expect(read('Later Lamar left. Kendrick Lamar came back, and Lamar stayed.')).toEqual([
    'Kendrick Lamar > artist:kendrick-lamar',
    'Lamar > artist:kendrick-lamar',
  ])
})

test('a name may be broken as it is spelt elsewhere, not across sentences', () => {
  expect(read('Kendrick Lamar is K. Dot is KDot.')).toEqual([
    'Kendrick Lamar > artist:kendrick-lamar',
    'K. Dot > artist:kendrick-lamar',
    'KDot > artist:kendrick-lamar',
  ])
  expect(read('It was Dave. Free of care, he left for Jake, Schreier says.')).toEqual([])
})

test('a typo between two names is neither', async () => {
  const people = ['Marla Anderson', 'Marta Anderson', 'Joanna Newsome'].map((name, i) => ({ id: `artist:${i}`, name }))
  const index = await buildNameIndex(sourceOf(people))
  const ids = (text: string) => mentions(index, text, nobody).map(({ id }) => id)
  expect(ids('We met Marka Anderson there.')).toEqual([])
  expect(ids('We met Joana Newsome there.')).toEqual(['artist:2'])
})

test('offsets are those of the text as given, whatever letters it has', () => {
  const mark = fc.constantFrom(
    ' ',
    ' 🙂 ',
    ', ',
    '’s ',
    'e\u0301 ',
    '\u{1F468}\u200D\u{1F469} ',
    ' — ',
    '“',
    '” ',
    '\n',
    '. ',
  )
  const name = fc.constantFrom(
    'Kendrick Lamar',
    'KENDRICK LAMAR',
    'Ke\u0301ndrick\u0300 Lamar',
    'Marcell Rév',
    'Marcell Re\u0301v',
    'Bēkon',
    'we',
    'K-Dot',
  )
  fc.assert(
    fc.property(
      fc.array(fc.oneof(mark, name, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 30 }),
      (parts) => {
        const text = parts.join('')
        let last = 0
        for (const { start, end, node } of mentions(curated.index, text, curated.neighbours)) {
          expect(start).toBeGreaterThanOrEqual(last)
          const said = text.slice(start, end)
          expect(said).not.toMatch(/^\s|\s$|['’]s$/)
          expect(wordsOf(said).length).toBeGreaterThan(0)
          expect(node).toBeLessThan(curated.index.kinds.length)
          last = end
        }
      },
    ),
    { numRuns: 1_000, seed: 1 },
  )
})

test('a name with marks over its letters is found to its last mark', () => {
  const text = '🙂 Marcell Re\u0301v’s eye'
  const [found] = mentions(curated.index, text, curated.neighbours)
  expect(text.slice(found!.start, found!.end)).toBe('Marcell Re\u0301v')
})
