import { Agent, request } from 'node:http'

export interface Load {
  readonly requestsPerSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  readonly requests: number
}

/** A closed loop: each of `connections` asks again as soon as it is answered, for `seconds`. */
export async function load(
  address: string,
  bodies: readonly string[],
  connections: number,
  seconds: number,
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const start = performance.now()
  const end = start + seconds * 1000
  let next = 0
  const loop = async () => {
    while (performance.now() < end) {
      const asked = performance.now()
      const { status, text } = await post(address, bodies[next++ % bodies.length]!, agent)
      if (status !== 200 || text.includes('"errors"')) throw new Error(`${address}: ${status} ${text.slice(0, 300)}`)
      times.push(performance.now() - asked)
    }
  }
  await Promise.all(Array.from({ length: connections }, loop))
  const took = (performance.now() - start) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { requestsPerSecond: times.length / took, p50: at(0.5), p99: at(0.99), requests: times.length }
}

export function post(address: string, body: string, agent?: Agent): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(address, { method: 'POST', headers, ...(agent && { agent }) }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
