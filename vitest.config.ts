import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const needsNeo4j = 'test/**/*.neo4j.test.ts'

/** A core would wait for these at the end: where nothing is known of an earlier run, vitest begins with the largest files. */
const longest = ['test/store/sqlite.test.ts', 'test/ingest/killing.test.ts', 'test/atlas/threads.test.ts']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => longest.some((path) => moduleId.endsWith(path))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  // As Node does: else our files and the libraries would each have a graphql of their own, and know no other's errors.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    testTimeout: 60_000,
    hookTimeout: 180_000,
    teardownTimeout: 60_000,
    // Files share a process, and load what they test once; nothing one of them replaces is left to the next.
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        // Many wait for processes: a core is not left idle for the test runner itself.
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: [needsNeo4j], maxWorkers: '100%' },
      },
      {
        extends: true,
        // Neo4j Community keeps one database, which these files share: one file at a time, each wiping it first.
        test: {
          name: 'neo4j',
          include: [needsNeo4j],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          globalSetup: ['test/support/neo4j-setup.ts'],
        },
      },
    ],
  },
})
