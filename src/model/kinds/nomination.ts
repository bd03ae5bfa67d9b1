import { kind } from '../define.ts'
import { choice, integer, text } from '../properties.ts'

export const nomination = kind({
  name: 'Nomination',
  prefix: 'nomination',
  plural: 'nominations',
  display: 'name',
  searched: [],
  externalKeys: [],
  naturalKey: ['award', 'category', 'ceremonyYear', 'eligibilityYear'],
  year: 'ceremonyYear',
  properties: {
    name: text({ required: true, indexed: true }),
    award: text({ required: true, indexed: true }),
    category: text({ required: true, indexed: true }),
    ceremonyYear: integer({ indexed: true }),
    eligibilityYear: integer(),
    result: choice('NominationResult', ['WON', 'NOMINATED', 'ELIGIBLE', 'UNKNOWN'], {
      required: true,
      fallback: () => 'UNKNOWN',
    }),
  },
})
