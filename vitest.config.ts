import { defineConfig } from 'vitest/config'

const needsNeo4j = 'test/**/*.neo4j.test.ts'

export default defineConfig({
  // As Node does: else our files and the libraries would each have a graphql of their own, and know no other's errors.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    testTimeout: 60_000,
    hookTimeout: 180_000,
    teardownTimeout: 60_000,
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
          globalSetup: ['test/support/neo4j-setup.ts'],
        },
      },
    ],
  },
})
