import type { Plugin } from 'graphql-yoga'
import { executeByShape } from '../../graphql/execute.ts'
import type { KnownDocuments } from '../../graphql/question.ts'
import type { Requests } from '../requests.ts'

/**
 * Answers by shape what can be; see graphql/execute.ts. What comes here is valid and within the limits: its document is
 * known from now on, by its text, to what answers without yoga; see direct.ts.
 */
export function byShape(known: KnownDocuments, requests: Requests): Plugin {
  return {
    onExecute({ args: { document, contextValue }, executeFn, setExecuteFn }) {
      known.set(contextValue.params.query!, document)
      const { answered } = requests.of(contextValue.request)
      setExecuteFn((args) => answered ?? executeByShape(args, executeFn))
    },
  }
}
