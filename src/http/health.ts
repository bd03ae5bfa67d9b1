import type { Store } from '../store/contract.ts'
import type { Route } from './plugins/routes.ts'

/** Milliseconds the store has to answer, and for which its answer is good, so that asking often is no load. */
const patience = 1_000
const freshness = 500

/** The process lives: answered without asking anything else. */
export const live: Route = () => Response.json({ status: 'live' })

/** Whether requests can be answered now: 200 with engine and revision, or 503 with the reason. */
export function ready(store: Store): Route {
  let last: { readonly at: number; readonly state: Promise<State> } | undefined
  return async () => {
    if (!last || Date.now() - last.at > freshness) last = { at: Date.now(), state: ask(store) }
    const state = await last.state
    return Response.json(state, {
      status: state.status === 'ready' ? 200 : 503,
      headers: { 'cache-control': 'no-store' },
    })
  }
}

type State =
  | { readonly status: 'ready'; readonly engine: string; readonly revision: number }
  | { readonly status: 'unavailable'; readonly engine: string; readonly reason: string }

async function ask(store: Store): Promise<State> {
  const { engine } = store
  const asked = store.ping().then(() => store.revision())
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The store did not answer within ${patience} ms.`)), patience)
  })
  try {
    return { status: 'ready', engine, revision: await Promise.race([asked, tooLate]) }
  } catch (error) {
    return { status: 'unavailable', engine, reason: error instanceof Error ? error.message : String(error) }
  } finally {
    clearTimeout(timer)
  }
}
