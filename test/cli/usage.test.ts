import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folder, run } from './run.ts'

describe.concurrent('a wrong command line ends with 2 and one sentence:', () => {
  test.each([
    [['sing'], "unknown command 'sing'"],
    [['import', 'cassette'], "unknown command 'cassette'"],
    [['stats', '--jsn'], "unknown option '--jsn' (Did you mean --json?)"],
    [['stats', 'all'], "too many arguments for 'stats'. Expected 0 arguments but got 1."],
    [['import', 'jsonl'], "missing required argument 'path'"],
    [['export', 'csv'], "required option '-o, --out <folder>' not specified"],
    [['export', 'gexf', '--depth', '2'], "option '--depth' needs --around."],
    [['export', 'gexf', '--first', '2', '--around', 'x'], "option '--first' needs --paths or --search."],
    [['export', 'gexf', '--through-hubs'], "option '--through-hubs' needs --around or --paths or --search."],
    [['export', 'gexf', '--paths', 'x'], "option '--paths' takes two nodes, not 1."],
    [
      ['export', 'gexf', '--search', 'x', '--around', 'y'],
      "option '--around <node>' cannot be used with option '--search <text>'",
    ],
    [
      ['export', 'gexf', '--around', 'x', '--limit', '0'],
      "option '--limit <nodes>' argument '0' is invalid. Give a whole number from 1 to 1,000,000,000.",
    ],
    [
      ['search', 'x', '-n', 'abc'],
      "option '-n, --first <count>' argument 'abc' is invalid. Give a whole number from 1 to 200.",
    ],
    [
      ['import', 'synthetic', '--nodes', 'x'],
      "option '--nodes <count>' argument 'x' is invalid. Give a whole number from 100 up.",
    ],
  ])('%j', async (args, sentence) => {
    const { code, stdout, stderr } = await run(await folder(), args)
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `linernotes: ${sentence}\n` })
  })
})

describe.concurrent('what cannot be done ends with 1 and one sentence:', () => {
  test.each([
    ['a file that is missing', ['import', 'jsonl', 'a.jsonl'], {}, 'a.jsonl does not exist.'],
    ['a folder of nothing', ['import', 'jsonl', '.'], {}, 'The folder . holds no file that could be read.'],
    ['another store', ['stats'], { STORE: 'mongo' }, 'STORE is "mongo": give one of sqlite, neo4j.'],
    [
      'an output that cannot be written',
      ['export', 'jsonl', '-o', 'nowhere/a.jsonl'],
      {},
      'nowhere/a.jsonl cannot be written: its folder does not exist.',
    ],
    [
      'a folder that cannot be made',
      ['export', 'csv', '-o', 'nowhere/tables'],
      {},
      'The folder nowhere/tables cannot be made: the one it is to be in does not exist.',
    ],
    [
      'a folder that is a file',
      ['export', 'csv', '-o', 'data/linernotes.db'],
      {},
      'data/linernotes.db/nodes.csv cannot be written: its folder is a file.',
    ],
  ])('%s', async (_, args, env, sentence) => {
    const { code, stdout, stderr } = await run(await folder(), args, { env })
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: `linernotes: ${sentence}\n` })
  })

  test('a file that is not ours', async () => {
    const cwd = await folder()
    await writeFile(join(cwd, 'notes.txt'), 'Dear diary, '.repeat(100))
    const { code, stdout, stderr } = await run(cwd, ['stats'], { env: { SQLITE_FILE: 'notes.txt' } })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^linernotes: .*notes\.txt.*\n$/)
    expect(stderr).not.toContain(' at ')
  })

  test('a store below a file', async () => {
    const cwd = await folder()
    await writeFile(join(cwd, 'file'), '')
    const { code, stdout, stderr } = await run(cwd, ['seed'], { env: { SQLITE_FILE: 'file/a.db' } })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^linernotes: .+\.\n$/)
  })

  test('a store that is a folder', async () => {
    const { code, stderr } = await run(await folder(), ['stats'], { env: { SQLITE_FILE: '.' } })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^linernotes: \. is a folder.*\n$/)
  })
})

describe.concurrent('help', () => {
  test('lists every command and ends with 0', async () => {
    const { code, stdout, stderr } = await run(await folder(), ['--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const command of ['serve', 'seed', 'import', 'export', 'stats', 'check', 'schema'])
      expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'))
  })

  test('of a source tells its own flags', async () => {
    const { code, stdout } = await run(await folder(), ['import', 'synthetic', '--help'])
    expect(code).toBe(0)
    expect(stdout).toContain('--nodes <count>')
  })

  test('stands in for a command that is missing, and ends with 2', async () => {
    const { code, stdout, stderr } = await run(await folder(), [])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('Usage: linernotes')
  })

  test('is not needed for the version', async () => {
    const { code, stdout } = await run(await folder(), ['--version'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})
