import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { discogs } from '../../../seed/importers/discogs/read-discogs.ts'
import type { Item } from '../../../src/ingest/entry.ts'

/** The sample of the dumps of August 2020: a thousand records of each sort. */
export const dumps = fileURLToPath(new URL('../../fixtures/discogs/', import.meta.url))

export function dump(name: string): string {
  return `${dumps}discogs_20200806_${name}.xml.gz`
}

export async function readAll(...paths: string[]): Promise<Item[]> {
  const items: Item[] = []
  for await (const item of discogs.read(paths, { flags: {} })) items.push(item)
  return items
}

/** What the Python script that stands here prints, given `input`; undefined where there is no Python. */
export function counted(input: string): Promise<string | undefined> {
  const script = fileURLToPath(new URL('count-credits.py', import.meta.url))
  return new Promise((resolve, reject) => {
    const child = execFile('python3', [script, dump('releases')], { maxBuffer: 1 << 26 }, (error, stdout) => {
      if (!error) resolve(stdout)
      else if (error.code === 'ENOENT') resolve(undefined)
      else reject(error)
    })
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
}
