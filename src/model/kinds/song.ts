import { kind } from '../define.ts'
import { integer, partialDate, text, texts } from '../properties.ts'

export const song = kind({
  name: 'Song',
  prefix: 'song',
  plural: 'songs',
  display: 'title',
  searched: ['title'],
  externalKeys: ['musicbrainz', 'discogs-track', 'imvdb-song'],
  naturalKey: ['title', 'version'],
  year: 'released',
  credit: 'work',
  properties: {
    title: text({ required: true, indexed: true }),
    version: text(),
    duration: integer({ indexed: true }),
    released: partialDate({ indexed: true }),
    hot100Peak: integer({ indexed: true }),
    creditedAs: text(),
    isrcs: texts(),
    works: texts(),
  },
})
