import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { type Answering, different } from '../../bench/measure/compare.ts'
import { usage } from '../../bench/measure/usage.ts'
import type { Shape } from '../../bench/shapes/shape.ts'

const shape: Shape = { name: 'x', title: 'x', over: 'artists', query: '$id', peers: {} }
const closing: (() => void)[] = []
afterAll(() => {
  for (const close of closing) close()
})

/** A server that answers each id by a function, as a status and a body. */
async function answering(name: string, answer: (id: string) => { status?: number; body: unknown }): Promise<Answering> {
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const part of request) text += part
    const { status = 200, body } = answer(JSON.parse(text).variables.id)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const system = { name, title: name, needs: 'sqlite', command: () => ({ args: [] }) } as const
  return { system, question: { text: '$id' }, url, own: [{ id: 'a' }, { id: 'b' }] }
}

const ours = [{ id: 'a' }, { id: 'b' }]
const right = (id: string) => ({ body: { data: { artist: { name: id, songs: { nodes: [{ title: null }] } } } } })

test('who answers otherwise, fails or leaves something out is found, and says for what', async () => {
  const all = await Promise.all([
    answering('ours', right),
    answering('same', (id) => ({ body: { data: { artist: { songs: [{ title: null }], name: id } } } })),
    answering('late', (id) => (id === 'a' ? right(id) : right('c'))),
    answering('less', (id) => ({ body: { data: { artist: { name: id, songs: [{}] } } } })),
    answering('empty', () => ({ body: { data: { artist: null } } })),
    answering('faulty', (id) => ({ body: { ...right(id).body, errors: [{ message: 'no' }] } })),
    answering('away', (id) => ({ status: 503, ...right(id) })),
  ])
  const found = await different(shape, all, ours)
  expect([...found.keys()].sort()).toEqual(['away', 'empty', 'faulty', 'late', 'less'])
  expect(found.get('late')).toMatch(/^for {"id":"b"} not .*"b".* but .*"c"/)
  expect(found.get('away')).toContain('503')
})

test('where only a part has to be the same, the rest may differ', async () => {
  const all = await Promise.all([answering('ours', right), answering('other', () => right('z'))])
  expect((await different(shape, all, ours)).size).toBe(1)
  const compared = (answer: unknown) => (answer as { artist: { songs: unknown } }).artist.songs
  expect((await different({ ...shape, compared }, all, ours)).size).toBe(0)
})

test('what a process has used grows with what it does, and it takes some memory', async () => {
  const before = await usage([process.pid])
  const end = performance.now() + 300
  while (performance.now() < end);
  const after = await usage([process.pid])
  expect(after.cpu).toBeGreaterThan(before.cpu)
  expect(after.memory).toBeGreaterThan(20)
  expect((await usage([])).cpu).toBe(0)
})
