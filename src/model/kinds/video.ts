import { kind } from '../define.ts'
import { choice, integer, partialDate, text, texts } from '../properties.ts'
import { releases } from './album.ts'

export const video = kind({
  name: 'Video',
  prefix: 'video',
  plural: 'videos',
  display: 'title',
  searched: ['title'],
  externalKeys: ['musicbrainz', 'imvdb', 'imvdb-page', 'youtube', 'grammy'],
  naturalKey: ['title', 'version'],
  year: 'released',
  credit: 'work',
  properties: {
    title: text({ required: true, indexed: true }),
    type: choice('VideoType', [
      'MUSIC_VIDEO',
      'SHORT_FILM',
      'VISUALIZER',
      'LYRIC_VIDEO',
      'LIVE',
      'FILM',
      'TV',
      'COMMERCIAL',
      'OTHER',
    ]),
    version: text(),
    released: partialDate({ indexed: true }),
    releases,
    duration: integer({ indexed: true }),
    dateText: text(),
    creditedAs: text(),
    urls: texts(),
    works: texts(),
    status: text(),
  },
})
