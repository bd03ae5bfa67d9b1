import type { Command } from 'commander'
import { model } from '../model/index.ts'

/** `schema` */
export function addSchema(program: Command): void {
  program
    .command('schema')
    .description('print the GraphQL schema')
    .action(async () => {
      // Only this command and the server need it; the others start faster without.
      const { typeDefs } = await import('../graphql/derive/type-defs.ts')
      process.stdout.write(`${typeDefs(model)}\n`)
    })
}
