import type { Plugin } from 'graphql-yoga'
import { executeByShape } from '../../graphql/execute.ts'

/** Answers by shape what can be; see graphql/execute.ts. */
export function byShape(): Plugin {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn((args) => executeByShape(args, executeFn))
    },
  }
}
