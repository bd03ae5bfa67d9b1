import type { Plugin } from 'graphql-yoga'
import { checkDocument, checkLength, type DocumentLimits } from '../../graphql/document-limits.ts'

/** Refuses documents that would cost too much to parse, validate or keep, before any of it. */
export function documentLimits(limits: DocumentLimits): Plugin {
  return {
    onParse({ params: { source }, parseFn, setParseFn }) {
      // The length at once: yoga keeps what it cannot parse as well, under its whole text.
      checkLength(String(source), limits)
      // The rest only when yoga did not keep the parsed document.
      setParseFn((text, options) => {
        checkDocument(String(text), limits)
        return parseFn(text, options)
      })
    },
  }
}
