import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Pool } from 'undici'
import type { Asked, Load } from '../measure/load.ts'

/**
 * What asks: a process of its own that reads one `Asked` a line and answers each with one `Load`. undici keeps the
 * connections alive. In a closed loop each connection asks again once it is answered. In an open loop questions fall
 * due at even distances whatever the answers do, and an answer's time counts from when its question was due, so that a
 * server that stalls is charged with all who would have waited (no coordinated omission).
 */
for await (const line of createInterface({ input: process.stdin }))
  console.log(JSON.stringify(await load(JSON.parse(line) as Asked).catch(({ message }: Error) => ({ fault: message }))))

async function load({ url, file, connections, seconds, rate, start }: Asked): Promise<Load> {
  const bodies = JSON.parse(readFileSync(file, 'utf8')) as string[]
  const { origin, pathname: path } = new URL(url)
  const pool = new Pool(origin, { connections, pipelining: 1, bodyTimeout: 300_000, headersTimeout: 300_000 })
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const times: number[] = []
  let next = start
  let bytes = 0
  const ask = async (due: number) => {
    const response = await pool.request({ method: 'POST', path, headers, body: bodies[next++ % bodies.length]! })
    const text = await response.body.text()
    times.push(performance.now() - due)
    bytes += text.length
    if (response.statusCode !== 200 || text.includes('"errors":['))
      throw new Error(`${response.statusCode} ${text.slice(0, 300)}`)
  }
  const begun = performance.now()
  const end = begun + seconds * 1000
  const closed = async () => {
    while (performance.now() < end) await ask(performance.now())
  }
  const open = async (perSecond: number) => {
    const waiting = new Set<Promise<void>>()
    let fault: unknown
    for (let count = 0; ; count++) {
      const due = begun + (count / perSecond) * 1000
      if (due >= end || fault) break
      // Timers are a millisecond apart at best: what fell due meanwhile is asked at once, and counts from its time.
      while (performance.now() < due) await new Promise((resolve) => setTimeout(resolve, due - performance.now()))
      const one = ask(due)
      waiting.add(one)
      one.then(
        () => waiting.delete(one),
        (error: unknown) => {
          fault = error
        },
      )
    }
    await Promise.all(waiting)
  }
  try {
    await (rate === undefined ? Promise.all(Array.from({ length: connections }, closed)) : open(rate))
  } catch (error) {
    // What is still under way may not disturb whoever is asked next.
    await pool.destroy()
    throw error
  }
  const took = (performance.now() - begun) / 1000
  await pool.close()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return {
    requests: times.length,
    perSecond: times.length / took,
    p50: at(0.5),
    p99: at(0.99),
    worst: at(1),
    bytes,
    next,
  }
}
