import { defaultEdition, withDefault } from '../default-edition.ts'
import { kind } from '../define.ts'
import { boolean, choice, integer, partialDate, records, refs, text } from '../properties.ts'

/** One time and way a work came out: online, in a cinema, on disc, on the air. */
export const releases = records(
  'ReleaseEvent',
  {
    date: partialDate({ required: true }),
    place: text(),
    medium: text(),
    note: text(),
    sources: refs('Source'),
  },
  { identity: ['date', 'place', 'medium'], kind: 'Source', refers: ['sources'] },
)

export const album = kind({
  name: 'Album',
  prefix: 'album',
  plural: 'albums',
  display: 'title',
  searched: ['title'],
  externalKeys: ['musicbrainz', 'discogs-master', 'discogs-release'],
  naturalKey: ['title'],
  year: 'released',
  credit: 'work',
  properties: {
    title: text({ required: true, indexed: true }),
    type: choice('AlbumType', ['ALBUM', 'EP', 'SINGLE', 'MIXTAPE', 'COMPILATION', 'SOUNDTRACK', 'LIVE', 'OTHER']),
    released: partialDate({ indexed: true }),
    releases,
    duration: integer({ indexed: true }),
    billboard200Peak: integer({ indexed: true }),
    creditedAs: text(),
    editions: records(
      'Edition',
      {
        key: text({ required: true }),
        title: text(),
        date: partialDate(),
        country: text(),
        format: text(),
        company: text(),
        catalogNumber: text(),
        barcode: text(),
        discCount: integer(),
        trackCount: integer({ required: true }),
        /** "Official", "Promotion", "Bootleg", as the source words it. */
        status: text(),
        /** Told of every edition that could be the default; of several, one keeps it (default-edition.ts). */
        isDefault: boolean({ required: true }),
      },
      { identity: ['key'], kind: 'Company', refers: ['company'], settled: withDefault },
    ),
    /** The key of the edition whose tracks `tracks` shows. */
    defaultEdition: text({
      required: true,
      hidden: true,
      fallback: (given) => defaultEdition(given) ?? 'standard',
      settled: (whole) => defaultEdition(whole) ?? whole.defaultEdition,
    }),
  },
})
