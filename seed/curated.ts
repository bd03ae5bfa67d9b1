import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Where data of the product lies: beside this file in the sources, in the package's `seed` folder when compiled. */
function placeOf(path: string): string {
  const besideSources = new URL(`./${path}`, import.meta.url)
  return fileURLToPath(existsSync(besideSources) ? besideSources : new URL(`../../seed/${path}`, import.meta.url))
}

/** The curated tables. */
export const curatedFolder: string = placeOf('kendrick/')

/** Credits of videos nominated for a Grammy. */
export const grammyFile: string = placeOf('grammy/grammy_video_credits.tsv')
