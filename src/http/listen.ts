import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { LinernotesError } from '../errors.ts'

/** Milliseconds from the wish to stop until the door closes. */
const underway = 100

export interface Listening {
  readonly url: string
  /** Stops taking requests; resolves when those under way are answered, or cut off after so many milliseconds. */
  close(within: number): Promise<void>
}

/** Listens; BAD_CONFIG with the cure where that cannot be. `timeout`: milliseconds a request has to arrive whole. */
export async function listen(
  handle: RequestListener,
  { host, port, timeout }: { host: string; port: number; timeout: number },
): Promise<Listening> {
  const server = createServer({ requestTimeout: timeout, headersTimeout: timeout, connectionsCheckingInterval: 1_000 })
  let stopping = false
  const answering = new Set<ServerResponse>()
  server.on('request', (request, response) => {
    response.shouldKeepAlive &&= !stopping
    answering.add(response)
    response.once('close', () => answering.delete(response))
    // Yoga builds an address of these and would answer a fault in them with a stack trace.
    if (URL.canParse(`http://${request.headers.host ?? 'localhost'}${request.url}`)) return handle(request, response)
    response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"The address or Host is malformed."}')
  })
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenFault(error, host, port)))
    server.listen(port, host, resolve)
  })
  return {
    url: addressOf(host, (server.address() as AddressInfo).port),
    async close(within) {
      stopping = true
      for (const response of answering) response.shouldKeepAlive = false
      // What was sent before its client could know is still taken, and told that it was its connection's last.
      await pause(underway)
      const closed = new Promise((resolve) => server.close(resolve))
      // Browsers open connections ahead of need; Node does not count those as idle.
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
      const sweep = setInterval(() => server.closeIdleConnections(), 20)
      const cut = setTimeout(() => server.closeAllConnections(), within)
      await closed
      clearInterval(sweep)
      clearTimeout(cut)
    },
  }
}

/** An address a browser on this machine can open. */
function addressOf(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::'
  const shown = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${shown}:${port}`
}

function listenFault(error: NodeJS.ErrnoException, host: string, port: number): LinernotesError {
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} of ${host} is taken: stop the program that has it, or choose another with PORT (0 takes any free one).`,
    EACCES: `Port ${port} needs more rights than this program has: choose one from 1024 up with PORT.`,
    EADDRNOTAVAIL: `${host} is not an address of this machine: set HOST to 127.0.0.1, or to 0.0.0.0 for all of them.`,
    ENOTFOUND: `${host} is not a name this machine knows: set HOST to 127.0.0.1, or to 0.0.0.0 for all addresses.`,
  }
  const known = sentences[error.code === 'EAI_AGAIN' ? 'ENOTFOUND' : (error.code ?? '')]
  return new LinernotesError('BAD_CONFIG', known ?? `Cannot listen on port ${port} of ${host}: ${error.message}`, error)
}
