import { beforeAll, describe, expect, test } from 'vitest'
import { type Ended, folder, run } from './run.ts'

let home: string
const linernotes = (...args: string[]): Promise<Ended> => run(home, args)
beforeAll(async () => {
  home = await folder()
  expect((await linernotes('seed')).code).toBe(0)
})

describe('linernotes path', () => {
  test('says in words how two people are joined, whose names it was given', async () => {
    const { code, stdout, stderr } = await linernotes('path', 'Taylor Paige', 'lil nas x', '-n', '2')
    expect(code).toBe(0)
    expect(stderr).toContain('"Taylor Paige" is taken for Taylour Paige (artist:taylour-paige).')
    const lines = stdout.trimEnd().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(
      /^1\. \(6 links\) Taylour Paige .* We Cry Together.*, who .*, which was directed by Calmatic, who directed Old Town Road, which was performed by Lil Nas X \(main\)\.$/,
    )
  })

  test('is for programs too', async () => {
    const { code, stdout } = await linernotes(
      'path',
      'artist:taylour-paige',
      'artist:dave-free',
      '--json',
      '--through',
      'appeared_in,DIRECTED',
    )
    expect(code).toBe(0)
    const { paths } = JSON.parse(stdout)
    expect(paths.outcome).toBe('FOUND')
    expect(paths.paths[0]).toMatchObject({
      length: 2,
      nodes: [{ id: 'artist:taylour-paige' }, { id: 'video:we-cry-together' }, { id: 'artist:dave-free' }],
      links: [{ type: 'APPEARED_IN' }, { type: 'DIRECTED', to: { id: 'video:we-cry-together' } }],
    })
  })

  test('says why there is none, and what would help', async () => {
    const far = await linernotes('path', 'artist:taylour-paige', 'artist:lil-nas-x', '--max-length', '3')
    expect([far.code, far.stdout]).toEqual([0, 'They are connected, but only by longer paths: raise --max-length.\n'])
  })

  test.each([
    [
      'a name nobody goes by',
      ['path', 'Zzyzx Qwertyuiop', 'artist:dave-free'],
      1,
      /Nothing is called "Zzyzx Qwertyuiop"/,
    ],
    ['an id nobody has', ['path', 'artist:nobody', 'artist:dave-free'], 1, /No node has the id "artist:nobody"/],
    [
      'no such type',
      ['path', 'a', 'b', '--through', 'MARRIED'],
      2,
      /MARRIED is no type of link; there are APPEARED_IN/,
    ],
    ['no number', ['path', 'a', 'b', '-n', 'many'], 2, /whole number from 1 to 100/],
    ['one end only', ['path', 'a'], 2, /missing required argument 'to'/],
  ])('refuses %s', async (_, args, code, message) => {
    const ended = await linernotes(...args)
    expect(ended.stderr).toMatch(message)
    expect([ended.code, ended.stdout]).toEqual([code, ''])
  })
})

describe('linernotes search', () => {
  test('finds by misspelt names, of one kind where told', async () => {
    const { code, stdout } = await linernotes('search', 'jake', 'shreier', '--kind', 'artist')
    expect(code).toBe(0)
    expect(stdout.split('\n')[0]).toMatch(/^artist:jake-schreier +Jake Schreier +typo +\d+ links$/)
  })

  test('says by which name, and is for programs too', async () => {
    expect((await linernotes('search', 'K-Dot')).stdout).toMatch(
      /^artist:kendrick-lamar +Kendrick Lamar +alias: K\.Dot/,
    )
    const { edges } = JSON.parse((await linernotes('search', 'we cry', '--json', '-n', '1')).stdout).search
    expect(edges).toMatchObject([{ how: 'PREFIX', node: { name: 'We Cry Together' } }])
  })

  test('says when nothing is found, and refuses what can find nothing', async () => {
    expect((await linernotes('search', 'zzyzx qwertyuiop')).stdout).toBe('Nothing goes by a name like that.\n')
    const blank = await linernotes('search', ' ')
    expect([blank.code, blank.stderr]).toEqual([1, expect.stringContaining('nothing to search for')])
  })
})
