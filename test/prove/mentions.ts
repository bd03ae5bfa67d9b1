import { longestText } from '../../src/search/limits.ts'
import { mentions } from '../../src/search/mentions.ts'
import { type Curated, readCurated } from '../search/curated.ts'
import { longTexts } from '../search/long-texts.ts'
import { precision, readLabels, recall, scoreMentions, type Tally } from '../search/score-mentions.ts'

/** What names are recognised in the labelled texts, every one that is missed or made up, and how long long texts take. */
export async function proveMentions(print: (line: string) => void): Promise<void> {
  const curated = await readCurated()
  for (const file of ['texts.jsonl', 'held-out.jsonl']) {
    const { all, byKind, missed, made } = scoreMentions(curated, readLabels(file))
    print(`${file}: ${told(all)}`)
    for (const [kind, tally] of byKind) print(`  ${kind}: ${told(tally)}`)
    print(`  missed (${missed.length}):`)
    for (const line of missed) print(`    ${line}`)
    print(`  made up, or with another span or node than labelled (${made.length}):`)
    for (const line of made) print(`    ${line}`)
  }
  for (const [what, text] of Object.entries(longTexts)) {
    const took = [longestText / 4, longestText / 2, longestText].map((length) => timeOf(curated, text(length)))
    print(`${what}, ${longestText / 4}, ${longestText / 2} and ${longestText} units: ${took.join(', ')} of CPU`)
  }
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
const told = (tally: Tally) =>
  `precision ${percent(precision(tally))} (${tally.right} of ${tally.given}), ` +
  `recall ${percent(recall(tally))} (${tally.right} of ${tally.labels})`

/** The best of three: other work on the machine only adds. */
function timeOf({ index, neighbours }: Curated, text: string): string {
  const times = Array.from({ length: 4 }, () => {
    const before = process.cpuUsage()
    mentions(index, text, neighbours)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return `${Math.min(...times.slice(1)).toFixed(0)} ms`
}
