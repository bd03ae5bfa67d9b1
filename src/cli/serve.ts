import { once } from 'node:events'
import { type Command, InvalidArgumentError } from 'commander'
import { openAtlas } from '../atlas/open-atlas.ts'
import { type Config, readConfig } from '../config.ts'
import { LinernotesError } from '../errors.ts'
import type { Store } from '../store/contract.ts'
import { say } from './say.ts'
import { configured, untilStopped, withStore } from './with-store.ts'
import { announce, isWorker, serveTogether, untilTold } from './workers.ts'

/** `serve` */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description('answer GraphQL over HTTP until stopped; an empty store is filled with the curated graph first')
    .option('-p, --port <number>', 'listen on this port instead of PORT; 0 takes any free one', fitting('PORT'))
    .option('--host <address>', 'listen on this address instead of HOST', fitting('HOST'))
    .addHelpText('after', '\nSEED=none leaves an empty store empty. All variables are in .env.example.')
    .action(({ port, host }: { port?: string; host?: string }) =>
      serve(configured({ ...(port && { PORT: port }), ...(host && { HOST: host }) })),
    )
}

/** A flag that stands for a variable keeps to the variable's rule. */
function fitting(variable: string): (value: string) => string {
  return (value) => {
    try {
      readConfig({ [variable]: value })
    } catch (error) {
      throw new InvalidArgumentError((error as Error).message)
    }
    return value
  }
}

/**
 * Serves until told to stop, then answers what is under way. A Neo4j that is away is not waited for: who starts both
 * knows better how long that may take.
 */
async function serve(config: Config): Promise<void> {
  if (isWorker) return untilTold((signal) => withStore((store) => answer(store, config, signal, announce), config))
  await untilStopped(async (signal) => {
    if (config.workers === 1)
      return withStore(async (store) => {
        await fillEmpty(store, config, signal)
        await answer(store, config, signal, tell)
      }, config)
    await withStore((store) => fillEmpty(store, config, signal), config)
    if (!signal.aborted) process.exitCode = await serveTogether(config.workers, signal, tell)
  })
}

function tell(url: string): void {
  process.stdout.write(`Linernotes is at ${url} (GraphiQL in a browser; programs ask ${url}/graphql).\n`)
}

/** Not before the store is filled: walks would go through an empty map until the next look at the revision. */
async function answer(
  store: Store,
  config: Config,
  signal: AbortSignal,
  listening: (url: string) => void,
): Promise<void> {
  if (signal.aborted) return
  // No other command needs the server, so none waits until it is loaded; and threads that build a map wait for it.
  const { makeServer } = await import('./make-server.ts')
  const atlas = openAtlas({ store, config: config.store, limit: config.mapLinks })
  try {
    const server = await makeServer(store, atlas, config)
    listening((await server.start()).url)
    if (!signal.aborted) await once(signal, 'abort')
    await server.stop()
  } finally {
    await atlas.close()
  }
}

async function fillEmpty(store: Store, { seed }: Config, signal: AbortSignal): Promise<void> {
  if (seed === 'curated' && (await isEmpty(store))) await fill(store, signal)
}

async function isEmpty(store: Store): Promise<boolean> {
  for await (const nodes of store.scanNodes()) if (nodes.length) return false
  return true
}

async function fill(store: Store, signal: AbortSignal): Promise<void> {
  say('the store is empty; loading the curated graph …')
  const { seedStore } = await import('./seed.ts')
  const loaded = await seedStore(store, signal).catch((error: unknown) => {
    if (!(error instanceof LinernotesError) || error.code !== 'STORE_BUSY') throw error
    return say(`it is being filled already, and is served as far as it is. ${error.message}`)
  })
  if (!loaded) return
  const { seconds } = loaded
  say(
    signal.aborted ? 'stopped before the end; `linernotes seed` loads the rest.' : `loaded in ${seconds.toFixed(1)} s.`,
  )
}
