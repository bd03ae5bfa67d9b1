import { readFileSync } from 'node:fs'

/** The package's own version: the folder of package.json is one up from the sources, two from the compiled files. */
export function version(): string {
  for (const path of ['../../package.json', '../../../package.json'])
    try {
      return (JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as { version: string }).version
    } catch {}
  return 'unknown'
}
