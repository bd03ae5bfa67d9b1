import { appendFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { folder, run, start } from './run.ts'

const artist = (n: number) =>
  `${JSON.stringify({ kind: 'Artist', id: `artist:${n}`, properties: { name: `A${n}` } })}\n`
const artists = (count: number) => Array.from({ length: count }, (_, n) => artist(n)).join('')
const storeIn = (cwd: string) => openStore({ engine: 'sqlite', file: join(cwd, 'data/linernotes.db'), readers: 1 })

/** Resolves when the store in a folder has changed. */
async function begun(cwd: string): Promise<void> {
  const store = await storeIn(cwd)
  while ((await store.revision()) === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  await store.close()
}

describe('an import that ended early', () => {
  async function interrupted(cwd: string) {
    await writeFile(join(cwd, 'a.jsonl'), artists(40_000))
    const { child, ended } = start(cwd, ['import', 'jsonl', 'a.jsonl'])
    await begun(cwd)
    child.kill('SIGINT')
    const { code, stderr } = await ended
    expect(code).toBe(1)
    expect(stderr).toMatch(/stopped; [\d,]+ nodes and links are written and 0 changed; what is committed stays\./)
    return stderr
  }

  test('is taken up by the same command, and its report tells of the whole', async () => {
    const cwd = await folder()
    expect(await interrupted(cwd)).toContain('The same command again takes up the rest.')
    const { code, stdout, stderr } = await run(cwd, ['import', 'jsonl', 'a.jsonl', '--json'])
    expect(code).toBe(0)
    const going =
      /^linernotes: going on with the import of jsonl that began \S+ and ended early, after ([\d,]+) entries\.$/m
    const taken = Number(going.exec(stderr)![1]!.replaceAll(',', ''))
    const report = JSON.parse(stdout)
    expect(report.takenBefore).toBe(taken)
    expect(taken % 10_000).toBe(0)
    expect(taken).toBeGreaterThan(0)
    expect(report.totals).toEqual({ read: 40_000, written: 40_000, changed: 0, unchanged: 0, refused: 0 })
    const again = await run(cwd, ['import', 'jsonl', 'a.jsonl', '--json'])
    expect(again.stderr).not.toContain('going on')
    expect(JSON.parse(again.stdout)).toMatchObject({ takenBefore: 0, totals: { written: 0, unchanged: 40_000 } })
  })

  test('starts at the beginning when its file has changed, and says so', async () => {
    const cwd = await folder()
    await interrupted(cwd)
    await appendFile(join(cwd, 'a.jsonl'), artist(40_000))
    const { code, stdout, stderr } = await run(cwd, ['import', 'jsonl', 'a.jsonl', '--json'])
    expect(code).toBe(0)
    expect(stderr).toMatch(/^linernotes: the import of jsonl that began .* this one starts at the beginning\.$/m)
    expect(JSON.parse(stdout)).toMatchObject({ takenBefore: 0, totals: { read: 40_001 } })
  })
})

describe('while an import writes,', () => {
  test('no other may, and is told who does; one that was killed gives way', async () => {
    const cwd = await folder()
    const { child, ended } = start(cwd, ['import', 'jsonl', '-'])
    child.stdin!.write(artists(12_000))
    await begun(cwd)
    const seed = await run(cwd, ['seed'])
    expect(seed).toMatchObject({ code: 1, stdout: '' })
    expect(seed.stderr.split('\n')).toEqual([
      expect.stringMatching(/^linernotes: making \d+ indexes of the graph, which an import left to be made …$/),
      expect.stringMatching(
        new RegExp(`^linernotes: An import of jsonl is writing to the store: process ${child.pid} on \\S+, since .*$`),
      ),
      '',
    ])
    child.kill('SIGKILL')
    await ended
    expect((await run(cwd, ['seed'])).code).toBe(0)
  })
})
