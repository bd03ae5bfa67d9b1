import { expect, test } from 'vitest'
import { printReport, reportToJson } from '../../src/ingest/print-report.ts'
import { progressLine } from '../../src/ingest/progress.ts'
import { Tallies } from '../../src/ingest/report.ts'
import { model } from '../../src/model/index.ts'

function filled() {
  const tallies = new Tallies()
  for (const outcome of ['created', 'created', 'unchanged'] as const) {
    tallies.read('Artist')
    tallies.outcome('Artist', outcome)
  }
  tallies.read('DIRECTED')
  tallies.refuse('DIRECTED', 'has no other end', 'artist:a', { file: 'a.jsonl', line: 7 })
  return tallies.report({ source: 'test', stopped: false, seconds: 2 })
}

test('a report prints as a table with the reasons below', () => {
  expect(printReport(filled(), model)).toBe(
    [
      '          read  written  changed  unchanged  refused',
      'Artist       3        2        0          1        0',
      'DIRECTED     1        0        0          0        1',
      'together     4        2        0          1        1',
      '',
      '1 x DIRECTED: has no other end',
      '    a.jsonl:7  artist:a',
      '',
    ].join('\n'),
  )
})

test('a report as JSON holds the same', () => {
  expect(JSON.parse(JSON.stringify(reportToJson(filled())))).toEqual({
    source: 'test',
    stopped: false,
    seconds: 2,
    tallies: {
      Artist: { read: 3, written: 2, changed: 0, unchanged: 1, refused: 0 },
      DIRECTED: { read: 1, written: 0, changed: 0, unchanged: 0, refused: 1 },
    },
    totals: { read: 4, written: 2, changed: 0, unchanged: 1, refused: 1 },
    refusals: [
      {
        what: 'DIRECTED',
        reason: 'has no other end',
        count: 1,
        examples: [{ about: 'artist:a', origin: { file: 'a.jsonl', line: 7 } }],
      },
    ],
  })
})

/** What is written when progress is shown every second, ten times. */
function shown(isTTY: boolean): string[] {
  const written: string[] = []
  let clock = 0
  const out = { isTTY, write: (text: string) => written.push(text) }
  const line = progressLine(out, () => clock)
  for (let second = 1; second <= 10; second++) {
    clock = second * 1000
    line.show({ entries: second * 1000, report: { ...filled(), seconds: second } }, second / 20)
  }
  line.end()
  return written
}

test('progress is one line written anew on a terminal, cleared at the end', () => {
  const written = shown(true)
  expect(written).toHaveLength(11)
  expect(written[9]).toBe(
    '\r\x1b[K[##########..........] 50% 10,000 entries read, 3 nodes and links in the store, 1 refused, 0 a second, 10 s left',
  )
  expect(written[10]).toBe('\r\x1b[K')
})

test('progress is a plain line every few seconds elsewhere', () => {
  const written = shown(false)
  expect(written).toHaveLength(2)
  expect(written[0]).toBe('5,000 entries read, 3 nodes and links in the store, 1 refused, 1 a second, 15 s left\n')
})
