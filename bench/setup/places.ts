import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))
export const bench = join(root, 'bench')
/** What a run makes and the next one finds again: a Node, the copy that is served, filled databases. */
export const work = join(bench, '.work')
/** The pages and figures of whole runs. */
export const results = join(bench, 'results')
