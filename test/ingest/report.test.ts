import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import type { Progress } from '../../src/ingest/ingest.ts'
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
  tallies.untaken('artist relation', 'no link here: "tribute"', 'Adele', { file: 'a.jsonl', line: 8 })
  tallies.remark('recording', 'a video relation on what is no video', 'Easy', { file: 'a.jsonl', line: 9 })
  return tallies.report({ source: 'test', takenBefore: 0, stopped: false, seconds: 2 })
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
      'Not taken, as the graph keeps nothing of the sort:',
      '',
      '1 x artist relation: no link here: "tribute"',
      '    a.jsonl:8  Adele',
      '',
      'Taken, and worth a look:',
      '',
      '1 x recording: a video relation on what is no video',
      '    a.jsonl:9  Easy',
      '',
    ].join('\n'),
  )
})

test('a report as JSON holds the same', () => {
  expect(JSON.parse(JSON.stringify(reportToJson(filled())))).toEqual({
    source: 'test',
    takenBefore: 0,
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
    duplicates: [],
    untaken: [
      {
        what: 'artist relation',
        reason: 'no link here: "tribute"',
        count: 1,
        examples: [{ about: 'Adele', origin: { file: 'a.jsonl', line: 8 } }],
      },
    ],
    remarks: [
      {
        what: 'recording',
        reason: 'a video relation on what is no video',
        count: 1,
        examples: [{ about: 'Easy', origin: { file: 'a.jsonl', line: 9 } }],
      },
    ],
  })
})

const reading = [9, 10].map((seconds) => ({
  progress: { entries: seconds * 1000, report: { ...filled(), seconds } },
  share: seconds / 20,
}))

/** What is written when progress is shown, half-way through unless told, with time for a plain line after each. */
async function shown(isTTY: boolean, all: readonly { progress: Progress; share: number }[] = reading): Promise<string> {
  let written = ''
  const out = Object.assign(new PassThrough(), { isTTY, columns: 200 })
  out.on('data', (text) => {
    written += text
  })
  const line = progressLine(out, 20)
  for (const { progress, share } of all) {
    line.show(progress, share)
    await new Promise((resolve) => setTimeout(resolve, 120))
  }
  line.end()
  await new Promise((resolve) => setTimeout(resolve, 10))
  return written
}

test('progress is one line written anew on a terminal, cleared at the end', async () => {
  const written = await shown(true)
  expect(written).toContain(
    '[##########..........] 50%, 10,000 entries read, 3 nodes and links in the store, 1 refused, 0 a second, 10 s left',
  )
  expect(written).not.toContain('left\n')
  expect(written.slice(written.lastIndexOf('left'))).toContain('\x1b[2K')
})

test('progress is plain lines elsewhere', async () => {
  const written = await shown(false)
  expect(written).toMatch(/^\[[#.]{20}\] 45%, 9,000 entries read, .*\n/)
  expect(written).not.toContain('\x1b')
})

test('progress tells of the indexes that are made when all is in the store', async () => {
  const indexing = [3, 4].map((made) => ({
    progress: { entries: 9, report: filled(), indexes: { made, of: 112 } },
    share: 1,
  }))
  const written = await shown(false, indexing)
  expect(written).toContain('all is in the store; 3 of 112 indexes are made\n')
  expect(written).not.toContain('entries read')
})
