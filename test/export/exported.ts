import { exportJsonl } from '../../src/export/jsonl.ts'
import type { Item } from '../../src/ingest/entry.ts'
import type { Store } from '../../src/store/contract.ts'

/** The whole export as text. */
export async function exported(store: Store): Promise<string> {
  let text = ''
  for await (const line of exportJsonl(store)) text += line
  return text
}

/** Such a text read as `import jsonl` reads it. */
export function itemsOf(text: string): Item[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line, i) => {
      const value = JSON.parse(line)
      const origin = { file: 'export', line: i + 1 }
      return 'redirect' in value ? { redirect: value, origin } : { entry: value, origin }
    })
}
