import { kind } from '../define.ts'
import { choice, partialDate, text, texts } from '../properties.ts'

export const artist = kind({
  name: 'Artist',
  prefix: 'artist',
  plural: 'artists',
  display: 'name',
  searched: ['name', 'realName'],
  externalKeys: ['musicbrainz', 'discogs-artist', 'imvdb', 'imvdb-page', 'isni'],
  naturalKey: ['name', 'disambiguation'],
  year: 'began',
  credit: 'maker',
  properties: {
    name: text({ required: true, indexed: true }),
    sortName: text({ required: true, indexed: true, fallback: ({ name }) => name }),
    disambiguation: text(),
    type: choice('ArtistType', ['PERSON', 'GROUP', 'DUO', 'ORCHESTRA', 'CHOIR', 'CHARACTER', 'OTHER']),
    began: partialDate({ indexed: true }),
    ended: partialDate(),
    realName: text(),
    gender: text(),
    occupations: texts(),
  },
})
