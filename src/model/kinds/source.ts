import { kind } from '../define.ts'
import { text, url } from '../properties.ts'

/** Where a fact was read. Cited by nodes and links, never walked through. */
export const source = kind({
  name: 'Source',
  prefix: 'source',
  plural: 'sources',
  display: 'name',
  searched: ['name'],
  externalKeys: [],
  naturalKey: ['url'],
  properties: {
    name: text({ required: true, indexed: true }),
    url: url(),
    publisher: text({ indexed: true }),
    type: text(),
    reliability: text(),
  },
})
