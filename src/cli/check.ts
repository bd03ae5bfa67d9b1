import type { Command } from 'commander'
import { checkModel } from '../model/check.ts'
import { model } from '../model/index.ts'
import { sentenceOf } from './say.ts'
import { configured, withStore } from './with-store.ts'

interface Checked {
  readonly what: string
  readonly faults: readonly string[]
}

/** `check` */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description('look whether configuration, model, schema and store are in order')
    .option('--json', 'print as JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const checked = await checkAll()
      if (checked.some(({ faults }) => faults.length > 0)) process.exitCode = 1
      process.stdout.write(json ? `${JSON.stringify(checked)}\n` : checked.map(lines).join(''))
    })
}

async function checkAll(): Promise<Checked[]> {
  const config = await faultsOf(configured)
  const modelFaults = await faultsOf(() => checkModel(model))
  // On a faulty model the schema, on a faulty configuration the store would only repeat the faults.
  const schema = modelFaults.length === 0 ? await faultsOf(schemaFaults) : []
  const store = config.length === 0 ? await faultsOf(() => withStore((opened) => opened.ping())) : ['not tried']
  return [
    { what: 'configuration', faults: config },
    { what: 'model', faults: modelFaults },
    { what: 'schema', faults: schema },
    { what: 'store', faults: store },
  ]
}

async function schemaFaults(): Promise<string[]> {
  const { differences } = await import('../graphql/parity.ts')
  return differences(model)
}

/** What a check found: the sentences it returns, or those of what it threw. */
async function faultsOf(check: () => unknown): Promise<readonly string[]> {
  try {
    const found = await check()
    return Array.isArray(found) ? found : []
  } catch (error) {
    return sentenceOf(error).split('\n')
  }
}

function lines({ what, faults }: Checked): string {
  if (faults.length === 0) return `ok     ${what}\n`
  return faults.map((fault) => `fault  ${what}: ${fault}\n`).join('')
}
