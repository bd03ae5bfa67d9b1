import type { Item } from '../../../src/ingest/entry.ts'
import { openPaths } from '../../files/open-paths.ts'
import { shareOf } from '../../files/share.ts'
import type { Importer, ReadOptions } from '../importer.ts'
import { documentsIn, fits } from './documents-in.ts'
import { source } from './draft.ts'
import { flags, type Wanted, wantedBy, wantsDate, wantsSort } from './flags.ts'
import { isMbid } from './id-set.ts'
import { Mentioned } from './mentioned.ts'
import { Scope } from './scope.ts'
import type { Shaped } from './shape.ts'
import { translate } from './translate.ts'

export const musicbrainz: Importer = {
  name: 'musicbrainz',
  teller: 'musicbrainz',
  description:
    'MusicBrainz: the files of its JSON dump, packed (.tar.xz) or not, JSON lines, or answers of its web service; files, folders, - for standard input.',
  paths: '<path...>',
  flags,
  read: readMusicbrainz,
}

async function* readMusicbrainz(paths: readonly string[], options: ReadOptions): AsyncGenerator<Item> {
  const wanted = wantedBy(options.flags, paths)
  const opened = await openPaths(paths, fits, { deep: true })
  const reading = { onRead: shareOf(opened, options.onShare, passesOver(wanted)), signal: options.signal }
  const { around, depth, limit } = wanted
  const scope = around === undefined ? undefined : await Scope.find(opened, around, depth, reading)

  yield { entry: source, origin: { file: opened[0]?.name ?? '' } }
  const taken = new Map<string, number>()
  const wants = (sort: string) => wantsSort(wanted, sort) && (taken.get(sort) ?? 0) < limit
  // Of what lies outside a scope nothing is yielded, so nothing is to be remembered as told.
  const mentioned = scope ? undefined : new Mentioned()
  for await (const found of documentsIn(opened, { ...reading, wants, ...(scope && { passes: scope.passes }) })) {
    if ('refused' in found) yield found
    else if (isWanted(found.shaped, wanted, wants)) {
      const items = translate(found.shaped, mentioned ?? new Mentioned(), found.origin)
      const told = scope ? scope.narrow(items) : items
      if (told.length > 0) taken.set(found.shaped.sort, (taken.get(found.shaped.sort) ?? 0) + 1)
      yield* told
    }
  }
}

function isWanted(shaped: Shaped, wanted: Wanted, wants: (sort: string) => boolean): boolean {
  if (shaped.sort === 'other' || shaped.sort === 'media') return wanted.only.length === 0
  return wants(shaped.sort) && wantsDate(wanted, shaped.sort, shaped.raw)
}

/** How often everything is read: at last for the items, before that for a name and each step but the last. */
function passesOver({ around, depth }: Wanted): number {
  return around === undefined ? 1 : isMbid(around) ? depth : depth + 1
}
