import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Jdk } from './jdk.ts'

/**
 * Neo4j's classes as Java loaded them before, which halves the time to start. The first server writes them when it
 * stops (3 s more, once); Java ignores an archive that does not fit it.
 */
export function classArchive(lib: string, jdk: Jdk): { argument: string; keep(): Promise<void> } {
  const archive = join(dirname(lib), `classes-${jdk.build}.jsa`)
  if (existsSync(archive)) return { argument: `-XX:SharedArchiveFile=${archive}`, keep: async () => {} }
  const draft = `${archive}.${process.pid}-${Math.random().toString(36).slice(2)}`
  return {
    argument: `-XX:ArchiveClassesAtExit=${draft}`,
    // Without one there is only less speed.
    keep: () => rename(draft, archive).catch(() => {}),
  }
}
