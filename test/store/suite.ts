import { describe, test } from 'vitest'
import { agree } from '../support/agreement.ts'
import { groupedModel } from '../support/grouped-model.ts'
import { walkedModel } from '../support/walked-model.ts'
import { aggregatingSuite } from './aggregating.ts'
import { answeringSuite } from './answering.ts'
import type { Open } from './asking.ts'
import { comparingSuite } from './comparing.ts'
import { countingSuite } from './counting.ts'
import { groupingSuite } from './grouping.ts'
import { journalingSuite } from './journaling.ts'
import { keepingSuite } from './keeping.ts'
import { knownLinksSuite } from './known-links.ts'
import { linkCountsSuite } from './link-counts.ts'
import { mergingSuite } from './merging.ts'
import { pagingSuite } from './paging.ts'
import { surveyingSuite } from './surveying.ts'
import { unmergingSuite } from './unmerging.ts'
import { walkingSuite } from './walking.ts'
import { writingSuite } from './writing.ts'

/** Random questions: how many, and how many of one graph. */
export interface Runs {
  readonly cases: number
  readonly perGraph: number
}

/** The promises of src/store/contract.ts and selection.ts, for any engine. `open` gives an empty store. */
export function storeSuite(name: string, open: Open, { cases, perGraph }: Runs): void {
  describe(name, () => {
    comparingSuite(open)
    pagingSuite(open)
    answeringSuite(open)
    aggregatingSuite(open)
    walkingSuite(open)
    groupingSuite(open)
    writingSuite(open)
    mergingSuite(open)
    unmergingSuite(open, Math.ceil(cases / 25))
    keepingSuite(open)
    journalingSuite(open)
    knownLinksSuite(open)
    countingSuite(open)
    linkCountsSuite(open, Math.ceil(cases / 25))
    surveyingSuite(open)
    test(`${cases} random selections are answered as the brute-force reader answers them`, async () => {
      await agree({ model: walkedModel, open: () => open(walkedModel), cases, perGraph, seed: 20_220_901 })
    }, 600_000)
    test(`so are ${Math.ceil(cases / 2)} about groups`, async () => {
      const about = { model: groupedModel, open: () => open(groupedModel) }
      await agree({ ...about, cases: Math.ceil(cases / 2), perGraph, seed: 20_150_401 })
    }, 600_000)
  })
}
