import { execFileSync } from 'node:child_process'
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Ended, folder, run, start } from './run.ts'

const artist = (n: number) => JSON.stringify({ kind: 'Artist', id: `artist:${n}`, properties: { name: `A${n}` } })
const artists = (count: number) => Array.from({ length: count }, (_, n) => `${artist(n)}\n`).join('')

/** Imports a file of this content; the report, and how many nodes are in the store then. */
async function imported(name: string, content: string | Buffer) {
  const cwd = await folder()
  await writeFile(join(cwd, name), content)
  const { code, stdout } = await run(cwd, ['import', 'jsonl', name, '--report', 'r.json'])
  const { nodes } = JSON.parse((await run(cwd, ['stats', '--json'])).stdout)
  const count = (nodes as { count: number }[]).reduce((sum, { count }) => sum + count, 0)
  return { code, stdout, count, report: JSON.parse(await readFile(join(cwd, 'r.json'), 'utf8')) }
}

describe.concurrent('what is wrong with a file is a line of the report, and the rest is taken:', () => {
  test('gzip that breaks off', async () => {
    const whole = gzipSync(Array.from({ length: 30_000 }, (_, n) => `${artist(n * 7919)}\n`).join(''))
    const { code, stdout, count, report } = await imported('a.jsonl.gz', whole.subarray(0, whole.length >> 1))
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^1 x unreadable: the gzip data breaks off or is damaged here; what stood before it was read\n {4}a\.jsonl\.gz:\d+/m,
    )
    expect(count).toBeGreaterThan(1_000)
    expect(report.totals).toMatchObject({ written: count, refused: 1 })
  })

  test('JSON that is broken on line 7', async () => {
    const { code, stdout, count } = await imported('a.jsonl', `${artists(6)}{"kind":"Artist",\n${artist(8)}\n`)
    expect(code).toBe(0)
    expect(stdout).toContain('1 x unreadable: is not JSON; every line holds one whole object\n    a.jsonl:7')
    expect(count).toBe(7)
  })

  test('text that is not UTF-8', async () => {
    const text = `${artists(3)}{"kind":"Artist","properties":{"name":"Caf\xe9"}}\n${artist(5)}\n`
    const { stdout, count } = await imported('a.jsonl', Buffer.from(text, 'latin1'))
    expect(stdout).toContain('1 x unreadable: is not UTF-8; save the file in that encoding\n    a.jsonl:4')
    expect(count).toBe(4)
  })

  test('a line of 200 MB', async () => {
    const long = Buffer.alloc(200 * 1024 * 1024, 'x')
    const packed = Buffer.concat([gzipSync(artists(2)), gzipSync(long, { level: 1 }), gzipSync(`\n${artist(9)}\n`)])
    const { stdout, count } = await imported('a.jsonl', packed)
    expect(stdout).toContain('1 x unreadable: is longer than 16 MiB; split its links over several lines\n    a.jsonl:3')
    expect(count).toBe(3)
  })
})

test('a file that changes while it is read is told of, and taken as far as it was read', async () => {
  const cwd = await folder()
  const file = join(cwd, 'a.jsonl')
  await writeFile(file, artists(30_000))
  const { child, ended } = start(cwd, ['import', 'jsonl', 'a.jsonl', '--strict'])
  await new Promise<void>((resolve) => child.stderr!.once('data', () => resolve()))
  await appendFile(file, '\n')
  const { code, stdout } = await ended
  expect(code).toBe(1)
  expect(stdout).toContain('1 x unreadable: the file changed while it was read; import it again\n    a.jsonl')
  expect(stdout).toMatch(/^Artist +30,000 +30,000 +0 +0 +0$/m)
})

describe('a disk that is full', () => {
  const args = ['import', 'synthetic', '--nodes', '6000', '--report', 'r.json']

  /** A folder that has room for so many kilobytes; `widen` gives it more. Where none can be mounted, the shell's limit stands in. */
  async function narrow(size: number): Promise<{ cwd: string; import: () => Promise<Ended>; widen: () => void }> {
    const cwd = await folder()
    const disk = join(cwd, 'disk')
    await mkdir(disk)
    const env = { SQLITE_FILE: 'disk/a.db' }
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}k`, 'tmpfs', disk], { stdio: 'ignore' })
    } catch {
      let limit: number | undefined = size
      return {
        cwd,
        import: () => run(cwd, args, { env, ...(limit !== undefined && { fileLimit: limit }) }),
        widen: () => {
          limit = undefined
        },
      }
    }
    onTestFinished(() => void execFileSync('umount', [disk]))
    return {
      cwd,
      import: () => run(cwd, args, { env }),
      widen: () => void execFileSync('mount', ['-o', 'remount,size=200m', disk]),
    }
  }

  test.each([
    ['while nodes and links come in', 4_000, 'going on with the import of synthetic'],
    ['while indexes are made of them', 6_000, 'indexes of the graph, which an import left to be made'],
  ])(
    '%s ends an import with one sentence; what is committed stays, and the rest is taken up when there is room',
    async (_, size, then) => {
      const disk = await narrow(size)
      const { code, stdout, stderr } = await disk.import()
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toMatch(
        /^linernotes: [\d,]+ nodes and links are written and 0 changed; what is committed stays\. The same command again takes up the rest\.\nlinernotes: disk\/a\.db (cannot grow: the disk is full|cannot be read or written: the disk reports an error)\.[^\n]*\n$/m,
      )
      const failed = JSON.parse(await readFile(join(disk.cwd, 'r.json'), 'utf8'))
      expect(failed).toMatchObject({ stopped: true, failure: expect.stringContaining('disk/a.db') })
      disk.widen()
      const again = await disk.import()
      expect(again.stderr).toContain(then)
      expect(JSON.parse(await readFile(join(disk.cwd, 'r.json'), 'utf8')).totals.refused).toBe(0)
      const straight = await folder()
      await run(straight, args)
      const exported = await run(disk.cwd, ['export', 'jsonl'], { env: { SQLITE_FILE: 'disk/a.db' } })
      expect(exported.stdout === (await run(straight, ['export', 'jsonl'])).stdout).toBe(true)
    },
  )
})
