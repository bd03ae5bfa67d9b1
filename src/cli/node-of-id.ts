import { LinernotesError } from '../errors.ts'
import { Names } from '../export/names.ts'
import { fold } from '../model/fold.ts'
import { model } from '../model/index.ts'
import type { Store, Wanted } from '../store/contract.ts'

export interface Named {
  readonly id: string
  readonly name: string
}

/** "Dave Free (artist:dave-free)" */
export function shown({ id, name }: Named): string {
  return `${name} (${id})`
}

/** The node of an id, or the one it leads to. BAD_ID when there is none, with those that go by such a name. */
export async function nodeOfId(store: Store, given: string): Promise<Named> {
  const [found] = await store.find([{ by: 'id', id: given }])
  if (found?.[0] === undefined) throw await unknown(store, given)
  const [id] = found
  return { id, name: (await new Names(store).of([id])).get(id) ?? id }
}

/** Names are only told from ids here, never taken for them: what is merged should be named for certain. */
async function unknown(store: Store, given: string): Promise<LinernotesError> {
  const kind = model.kindOfId(given)
  const name = kind ? given.slice(kind.prefix.length + 1).replaceAll('-', ' ') : given
  const kinds = kind ? [kind] : [...model.kinds.values()]
  const wanted = kinds.map((one): Wanted => ({ by: 'name', kind: one.name, key: fold(name) }))
  const ids = (await store.find(wanted)).flat().slice(0, 3)
  const names = await new Names(store).of(ids)
  const near = ids.map((id) => shown({ id, name: names.get(id) ?? id })).join(', ')
  const cure = near === '' ? '`linernotes search` finds ids by name.' : `Perhaps it is ${near}.`
  return new LinernotesError('BAD_ID', `No node has the id "${given}". ${cure}`)
}
