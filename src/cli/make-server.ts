import type { Atlas } from '../atlas/atlas.ts'
import type { Config } from '../config.ts'
import { LinernotesError } from '../errors.ts'
import { differences } from '../graphql/parity.ts'
import { makeSchema } from '../graphql/schema.ts'
import { createLog } from '../http/log.ts'
import { createServer, type Server } from '../http/server.ts'
import { checkModel } from '../model/check.ts'
import { model } from '../model/index.ts'
import type { Store } from '../store/contract.ts'

/** The service over a store and its atlas. INTERNAL, with every fault, when model and SDL are not sound: a half-right API is worse than none. */
export async function makeServer(store: Store, atlas: Atlas, config: Config): Promise<Server> {
  const faults = checkModel(model)
  // On a faulty model the comparison would only repeat its faults.
  if (faults.length === 0) faults.push(...differences(model))
  if (faults.length) throw new LinernotesError('INTERNAL', faults.join('\n'))
  const schema = makeSchema({ limits: config.limits })
  return createServer({ schema, store, atlas, config, log: await createLog(config.logLevel) })
}
