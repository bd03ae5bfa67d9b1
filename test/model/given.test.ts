import { expect, test } from 'vitest'
import { nodeEntry } from '../../src/ingest/entry.ts'
import type { LinkGiven } from '../../src/model/define.ts'
import { artist } from '../../src/model/kinds/artist.ts'
import { nomination } from '../../src/model/kinds/nomination.ts'
import type { directed, trackOf } from '../../src/model/links.ts'

// The compiler is what is tested here: `npm run types` fails when one of the marked lines compiles.
test('a node without a required property does not compile', () => {
  expect(nodeEntry(artist, 'artist:a', { name: 'A' }).kind).toBe('Artist')
  // @ts-expect-error an artist has a name
  nodeEntry(artist, 'artist:a', {})
  // @ts-expect-error no such type of artist
  nodeEntry(artist, 'artist:a', { name: 'A', type: 'SOMEBODY' })
  // @ts-expect-error a nomination has a category
  nodeEntry(nomination, 'nomination:a', { name: 'A', award: 'B' })
  // What has a fallback need not be given: how it ended.
  nodeEntry(nomination, 'nomination:a', { name: 'A', award: 'B', category: 'C' })
})

test('a link without a required property does not compile, but for one with a fallback', () => {
  const track: LinkGiven<typeof trackOf> = { position: 1 }
  // @ts-expect-error a track has a position
  const nowhere: LinkGiven<typeof trackOf> = { disc: 1 }
  const plain: LinkGiven<typeof directed> = {}
  expect([track, nowhere, plain]).toHaveLength(3)
})
