// Runs the README's start command in this checkout and asks three questions over HTTP, then stops it.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'newcomer-'))
const port = String(20_000 + Math.floor(Math.random() * 20_000))
const address = `http://127.0.0.1:${port}`
const started = Date.now()
const server = spawn('npm', ['start'], {
  env: { ...process.env, CI: '', PORT: port, SQLITE_FILE: join(folder, 'linernotes.db') },
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: true,
})
const ended = new Promise((resolve) => server.on('exit', resolve))

const questions = [
  [
    '{ video(id: "video:we-cry-together") { title directors { nodes { name } } cast { nodes { name } } } }',
    /Jake Schreier.*Taylour Paige/,
  ],
  [
    '{ artist(id: "artist:jake-schreier") { directed { nodes { title artists { nodes { name } } } } } }',
    /Francis and the Lights/,
  ],
  [
    '{ album(id: "album:mr-morale-and-the-big-steppers") { tracks(first: 3) { nodes { title } } videos { nodes { title } } } }',
    /United in Grief.*N95/,
  ],
]

async function ask(query) {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return response.text()
}

let failed = false
try {
  while (
    !(await fetch(`${address}/health/ready`).then(
      (r) => r.ok,
      () => false,
    ))
  ) {
    if (Date.now() - started > 30_000) throw new Error('no answer within 30 seconds')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  console.log(`first answer ${Date.now() - started} ms after npm start`)
  for (const [query, expected] of questions) {
    const answer = await ask(query)
    const good = expected.test(answer) && !answer.includes('"errors"')
    console.log(`${good ? 'ok' : 'WRONG'}  ${query}\n    ${answer.slice(0, 300)}`)
    failed ||= !good
  }
  const page = await fetch(`${address}/graphql`, { headers: { accept: 'text/html' } })
  failed ||= !page.ok || !(await page.text()).includes('graphiql')
} catch (error) {
  console.log(String(error))
  failed = true
}
process.kill(-server.pid, 'SIGTERM')
const late = setTimeout(() => process.kill(-server.pid, 'SIGKILL'), 5_000)
await ended
clearTimeout(late)
rmSync(folder, { recursive: true, force: true })
process.exit(failed ? 1 : 0)
