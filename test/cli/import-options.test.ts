import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folder, run } from './run.ts'

const good = (n: number) => JSON.stringify({ kind: 'Artist', id: `artist:${n}`, properties: { name: `A${n}` } })
const mixed = [
  good(1),
  '{"kind":"Artist","id":"artist:2"}',
  JSON.stringify({
    ...{ kind: 'Video', id: 'video:x', properties: { title: 'X' } },
    links: [
      { type: 'DIRECTED', from: { id: 'artist:1' } },
      { type: 'PERFORMED', from: { kind: 'Artist', name: 'Made along' } },
      { type: 'DIRECTED', from: { id: 'artist:never' } },
    ],
  }),
  '{"redirect":"artist:old","into":"artist:1"}',
].join('\n')

async function withFile(text: string) {
  const cwd = await folder()
  await writeFile(join(cwd, 'a.jsonl'), `${text}\n`)
  return cwd
}
const counted = ({ stdout }: { stdout: string }) => {
  const { seconds: _, dryRun: __, ...rest } = JSON.parse(stdout)
  return rest
}

describe('--dry-run', () => {
  test('gives the report of the run and writes nothing, not even the file of the store', async () => {
    const cwd = await withFile(mixed)
    const dry = await run(cwd, ['import', 'jsonl', 'a.jsonl', '--dry-run', '--json'])
    expect(dry.code).toBe(0)
    expect(dry.stderr).toMatch(/^linernotes: this was a dry run: nothing is written\.$/m)
    expect(JSON.parse(dry.stdout).dryRun).toBe(true)
    expect(await readdir(cwd)).toEqual(['a.jsonl'])
    const real = await run(cwd, ['import', 'jsonl', 'a.jsonl', '--json'])
    expect(counted(dry)).toEqual(counted(real))
    expect(counted(real).totals).toMatchObject({ written: 6, refused: 2 })
  })

  test('tells apart what is new, changed and there already, and leaves the store as it was', async () => {
    const cwd = await folder()
    await run(cwd, ['import', 'synthetic', '--nodes', '300'])
    const store = await run(cwd, ['export', 'jsonl'])
    const stats = await run(cwd, ['stats', '--json'])
    const changed = JSON.stringify({ kind: 'Artist', id: 'artist:synthetic.1', note: 'n' })
    await writeFile(join(cwd, 'a.jsonl'), `${store.stdout}${mixed}\n${changed}\n`)
    const dry = await run(cwd, ['import', 'jsonl', 'a.jsonl', '--dry-run', '--json'])
    expect(counted(dry).tallies).toMatchObject({ Artist: { written: 2, changed: 1 }, Company: { written: 0 } })
    expect((await run(cwd, ['export', 'jsonl'])).stdout).toBe(store.stdout)
    expect((await run(cwd, ['stats', '--json'])).stdout).toBe(stats.stdout)
    expect(counted(await run(cwd, ['import', 'jsonl', 'a.jsonl', '--json']))).toEqual(counted(dry))
  })
})

describe('--strict', () => {
  test('ends with 1 when anything was refused, which is reported as ever, and with 0 when not', async () => {
    const cwd = await withFile(mixed)
    expect((await run(cwd, ['import', 'jsonl', 'a.jsonl'])).code).toBe(0)
    const strict = await run(cwd, ['import', 'jsonl', 'a.jsonl', '--strict'])
    expect(strict.code).toBe(1)
    expect(strict.stdout).toContain('1 x Artist: is not in the store, and lacks name')
    await writeFile(join(cwd, 'a.jsonl'), good(1))
    expect((await run(cwd, ['import', 'jsonl', 'a.jsonl', '--strict'])).code).toBe(0)
  })
})

describe('--report', () => {
  test('writes the report as JSON to a file beside what is printed', async () => {
    const cwd = await withFile(mixed)
    const { code, stdout } = await run(cwd, ['import', 'jsonl', '.', '--report', 'r.json', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(await readFile(join(cwd, 'r.json'), 'utf8'))).toEqual(JSON.parse(stdout))
    expect((await readdir(cwd)).sort()).toEqual(['a.jsonl', 'data', 'r.json'])
  })

  test.each([
    ['nowhere/r.json', 'nowhere/r.json cannot be written: its folder does not exist.'],
    ['there', 'there cannot be written: it is a folder.'],
  ])('to %s is refused before anything is read', async (file, sentence) => {
    const cwd = await withFile(mixed)
    await mkdir(join(cwd, 'there'))
    const { code, stdout, stderr } = await run(cwd, ['import', 'jsonl', 'a.jsonl', '--report', file])
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: `linernotes: ${sentence}\n` })
    expect((await readdir(cwd)).sort()).toEqual(['a.jsonl', 'there'])
  })

  test('leaves the file that was there when the source cannot be read', async () => {
    const cwd = await withFile(mixed)
    await writeFile(join(cwd, 'r.json'), 'before')
    expect((await run(cwd, ['import', 'jsonl', 'none.jsonl', '--report', 'r.json'])).code).toBe(1)
    expect(await readFile(join(cwd, 'r.json'), 'utf8')).toBe('before')
    expect((await readdir(cwd)).filter((name) => name.includes('part'))).toEqual([])
  })
})
