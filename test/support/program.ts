import { fileURLToPath } from 'node:url'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/**
 * What Node is given to run `linernotes`: the sources as they are; where all is built afresh before the tests, as users
 * have it, which starts in a fraction of the time.
 */
export const program: readonly string[] =
  process.env.CI === 'true' ? [at('dist/src/main.js')] : ['--import', import.meta.resolve('tsx'), at('src/main.ts')]
