import { type Item, type Origin, remark, untaken } from '../../../src/ingest/entry.ts'
import type { Element } from '../../files/xml-records.ts'
import { readBylines } from './bylines.ts'
import { Credited } from './credited.ts'
import { all, textOf } from './elements.ts'
import { outsideId, partialDate, said } from './said.ts'
import type { Told } from './seen.ts'
import { readUploads } from './videos.ts'

/** A master: the album, of which releases are editions. */
export function* readMaster(master: Element, origin: Origin, told: Told): Generator<Item> {
  const { id } = master.attributes
  const title = textOf(master, 'title')
  if (!id || !title) return yield { refused: 'is a master without an id or a title', origin }
  told.masters.add(id)
  told.named.add(id)
  const main = textOf(master, 'main_release')
  const { date, fault } = partialDate(textOf(master, 'year'))
  if (fault) yield remark('year of a master', fault, `${id}: ${textOf(master, 'year')}`, origin)
  const { uploads, others } = readUploads(master)
  for (const address of others) yield untaken('video address', 'is none of YouTube', address, origin)
  const ids = [outsideId('master', id), ...(main ? [outsideId('release', main)] : [])]
  const externalIds = [...ids, ...uploads.map(({ outsideId }) => outsideId)]
  const properties = { title, ...(date && { released: date }) }
  yield { entry: { kind: 'Album', externalIds, properties, ...said }, origin }
  const credited = new Credited(told)
  const album = { kind: 'Album', externalIds: [outsideId('master', id)], title }
  for (const { id, name, role, ...credit } of readBylines(all(master, 'artists/artist')))
    credited.link({ id, name }, 'RELEASED', '', album, { ...(role === 'featured' && { role }), ...credit })
  yield* credited.items(origin)
}
