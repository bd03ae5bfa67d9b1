import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { fence, readme } from '../support/readme.ts'
import { folder, run, start } from './run.ts'

/** The commands of the README's section on exports, as a shell would part them into words. */
const section = readme.slice(readme.indexOf('### Export'), readme.indexOf('## Configuration'))
const commands = [...section.matchAll(new RegExp(`${fence}sh\\n([\\s\\S]*?)${fence}`, 'g'))]
  .flatMap(([, block]) => block!.trim().split('\n'))
  .map((line) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!))

let cwd: string
beforeAll(async () => {
  cwd = await folder()
  expect((await run(cwd, ['seed'])).code).toBe(0)
})

test('every export the README shows can be run, and writes what it says', async () => {
  const shown = commands.filter(([command]) => command === 'linernotes').map(([, ...args]) => args)
  expect(shown.length).toBeGreaterThan(4)
  for (const args of shown) {
    const { code, stdout, stderr } = await run(cwd, args)
    expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: '' })
    const [, written] = /: ([\d,]+) nodes and [\d,]+ links written to \S+\.\n$/.exec(stderr)!
    expect(Number(written!.replace(',', ''))).toBeGreaterThan(3)
    const out = join(cwd, args[args.indexOf('--out') + 1]!)
    const files = (await stat(out)).isDirectory() ? (await readdir(out)).map((name) => join(out, name)) : [out]
    for (const file of files) expect((await readFile(file, 'utf8')).length).toBeGreaterThan(1_000)
  }
})

test('every address the README shows is answered with a file', async () => {
  const shown = commands.filter(([command]) => command === 'curl').map((words) => new URL(words.at(-1)!))
  expect(shown.length).toBeGreaterThan(2)
  const { child } = start(cwd, ['serve'], { PORT: '0' })
  const said: string = await new Promise((resolve) => child.stdout!.once('data', (data) => resolve(String(data))))
  const { host } = new URL(/http:\/\/\S+/.exec(said)![0])
  for (const address of shown) {
    address.host = host
    const answer = await fetch(address)
    expect([address.pathname, answer.status]).toEqual([address.pathname, 200])
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/)
    expect((await answer.text()).length).toBeGreaterThan(200)
  }
  child.kill('SIGTERM')
})
