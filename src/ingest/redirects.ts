import type { Model } from '../model/index.ts'
import type { Redirect, Store } from '../store/contract.ts'
import type { Origin, RedirectLine } from './entry.ts'
import type { Tallies } from './report.ts'

/** The redirects to write, those whose target is there; anything else about them is refused. */
export async function checkedRedirects(
  store: Store,
  model: Model,
  tallies: Tallies,
  given: readonly { readonly redirect: RedirectLine; readonly origin: Origin }[],
): Promise<readonly Redirect[]> {
  if (given.length === 0) return []
  const ids = given.flatMap(({ redirect }) => [String(redirect.redirect), String(redirect.into)])
  const found = await store.find(ids.map((id) => ({ by: 'id', id })))
  const redirects: Redirect[] = []
  given.forEach(({ redirect, origin }, place) => {
    const [from, into] = [ids[2 * place]!, ids[2 * place + 1]!]
    const [now, target] = [found[2 * place]?.[0], found[2 * place + 1]?.[0]]
    const fault = strayKey(redirect) ?? kindFault(model, from, into) ?? placeFault(from, now, target)
    if (fault) tallies.refuse('redirect', fault, `${from} → ${into}`, origin)
    else if (now === target) tallies.outcome('redirect', 'unchanged')
    else {
      tallies.outcome('redirect', 'created')
      redirects.push({ from, into: target! })
    }
  })
  return redirects
}

function strayKey(redirect: RedirectLine): string | undefined {
  const stray = Object.keys(redirect).find((key) => key !== 'redirect' && key !== 'into')
  return stray === undefined ? undefined : `has ${JSON.stringify(stray)}, which is no part of it; leave it out`
}

function kindFault(model: Model, from: string, into: string): string | undefined {
  const kind = model.kindOfId(from)
  if (!kind || kind !== model.kindOfId(into))
    return 'needs two ids of one kind, as {"redirect": "artist:a", "into": "artist:b"}'
  return from === into ? 'leads to itself' : undefined
}

/** `now` and `target`: the nodes that the two ids mean in the store. */
function placeFault(from: string, now: string | undefined, target: string | undefined): string | undefined {
  if (target === undefined) return 'leads to a node that does not exist; import that node too'
  if (now === from) return 'would hide a node that exists; leave it out, or leave out the node'
  return now !== undefined && now !== target ? 'already leads to another node' : undefined
}
