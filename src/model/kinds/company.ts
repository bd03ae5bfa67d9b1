import { kind } from '../define.ts'
import { choice, text, texts } from '../properties.ts'

export const company = kind({
  name: 'Company',
  prefix: 'company',
  plural: 'companies',
  display: 'name',
  searched: ['name'],
  externalKeys: ['musicbrainz', 'discogs-label', 'imvdb', 'imvdb-page'],
  naturalKey: ['name'],
  credit: 'maker',
  properties: {
    name: text({ required: true, indexed: true }),
    type: choice('CompanyType', ['LABEL', 'PRODUCTION', 'AGENCY', 'EFFECTS', 'DISTRIBUTOR', 'OTHER']),
    activities: texts(),
  },
})
