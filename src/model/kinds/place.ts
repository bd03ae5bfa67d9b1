import { kind } from '../define.ts'
import { text } from '../properties.ts'

export const place = kind({
  name: 'Place',
  prefix: 'place',
  plural: 'places',
  display: 'name',
  searched: ['name'],
  externalKeys: ['musicbrainz'],
  naturalKey: ['name'],
  properties: {
    name: text({ required: true, indexed: true }),
    type: text(),
  },
})
