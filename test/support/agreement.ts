import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import type { Model } from '../../src/model/index.ts'
import type { Store } from '../../src/store/contract.ts'
import type { Answer } from '../../src/store/selection.ts'
import { arbitraryGraph } from './arbitrary-graph.ts'
import { arbitrarySelection, type DraftSelection } from './arbitrary-selection.ts'
import { bruteForce } from './brute-force.ts'
import { disagreement } from './disagreement.ts'
import type { Graph } from './graph.ts'
import { placed, type Question } from './placed.ts'

export interface Agreement {
  readonly model: Model
  /** An empty store over that model. */
  readonly open: () => Promise<Store>
  /** How many questions at least. */
  readonly cases: number
  /** Questions asked of one graph, at most: more where loading a graph is slow. */
  readonly perGraph: number
  readonly seed: number
  readonly progress?: (asked: number) => void
}

interface Case {
  readonly drafts: readonly DraftSelection[]
  readonly graph: Graph
}

/**
 * Random questions about random graphs, answered by a store as by the brute-force reader. Throws the smallest
 * disagreement it can find, as text. Every round has other link types and other words.
 */
export async function agree({ model, open, cases, perGraph, seed, progress }: Agreement): Promise<number> {
  let asked = 0
  for (let round = 0; asked < cases; round++) {
    const drafts = fc.array(arbitrarySelection(model, round), { minLength: 1, maxLength: perGraph, size: 'max' })
    const drawn = fc.record({ drafts, graph: arbitraryGraph(model, round) })
    const details = await fc.check(
      fc.asyncProperty(drawn, async (one) => {
        asked += one.drafts.length
        return (await firstDisagreement(model, open, one)) === undefined
      }),
      { seed: seed + round, numRuns: 2, unbiased: true, interruptAfterTimeLimit: 120_000 },
    )
    if (details.counterexample) {
      const found = await firstDisagreement(model, open, details.counterexample[0])
      throw new Error(`${found ?? 'A disagreement that did not come back'}\n(seed ${seed}, round ${round})`)
    }
    progress?.(asked)
  }
  return asked
}

async function firstDisagreement(model: Model, open: () => Promise<Store>, { drafts, graph }: Case) {
  const store = await open()
  try {
    await store.write(graph)
    for (const draft of drafts) {
      const question = placed(model, graph, draft)
      const expected = bruteForce(model, graph, question.selection, question.values)
      const answered = await answerOf(store, question)
      if (!isDeepStrictEqual(answered, expected)) return disagreement(graph, question, expected, answered)
    }
    return undefined
  } finally {
    await store.close()
  }
}

async function answerOf(store: Store, { selection, values }: Question): Promise<Answer | Error> {
  try {
    return await store.read(selection, values)
  } catch (error) {
    return error as Error
  }
}
