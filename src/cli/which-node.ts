import type { Chart } from '../atlas/atlas.ts'
import { LinernotesError } from '../errors.ts'
import { kindNames } from '../map/vocabulary.ts'
import { model } from '../model/index.ts'
import { type NameIndex, writtenAs } from '../search/name-index.ts'
import { search } from '../search/search.ts'
import type { Store } from '../store/contract.ts'
import { say } from './say.ts'

/** No link leads to a source, so no walk begins at one. */
const walkable = kindNames.flatMap((name, kind) => (name === 'Source' ? [] : [kind]))
const othersNamed = 3

/**
 * The id of the node that an id or a name on the command line stands for. Redirects are followed; a name stands for
 * the best answer of a search, which is said on stderr, with others that fit as well. BAD_ID when there is none.
 */
export async function whichNode(store: Store, { names }: Pick<Chart, 'names'>, given: string): Promise<string> {
  if (model.kindOfId(given) && !/\s/.test(given)) {
    const [found] = await store.find([{ by: 'id', id: given }])
    if (found?.[0] !== undefined) return found[0]
    throw new LinernotesError('BAD_ID', `No node has the id "${given}"; a name will do as well.`)
  }
  const { hits } = search(names, given, { kinds: walkable, first: othersNamed + 1 })
  const [best, ...others] = hits
  if (!best) throw new LinernotesError('BAD_ID', `Nothing is called "${given}", nor anything like it.`)
  const asGood = others
    .filter(({ score }) => score === best.score)
    .map(({ id, node }) => `${shownName(names, node)} (${id})`)
  const also = asGood.length ? ` It may also mean ${asGood.join(', ')}: give the id for that.` : ''
  say(`"${given}" is taken for ${shownName(names, best.node)} (${best.id}).${also}`)
  return best.id
}

function shownName(names: NameIndex, node: number): string {
  return writtenAs(names, names.firstName[node]!)
}
