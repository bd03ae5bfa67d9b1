import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const besideSources = new URL('./kendrick/', import.meta.url)
const compiled = new URL('../../seed/kendrick/', import.meta.url)

/** Where the curated tables lie: beside this file in the sources, in the package's `seed` folder when compiled. */
export const curatedFolder: string = fileURLToPath(
  existsSync(new URL('albums.tsv', besideSources)) ? besideSources : compiled,
)
