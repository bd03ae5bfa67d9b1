import { type AddressInfo, createServer } from 'node:net'

/** The wanted port if it is free, else an error; without one any that is free. */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${wanted} is taken. Choose another, or stop what listens there.`
      reject(error.code === 'EADDRINUSE' ? new Error(taken) : error)
    })
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
