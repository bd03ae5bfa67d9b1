import { spawn } from 'node:child_process'

export interface Ran {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly uid?: number
  readonly gid?: number
}

/** Runs a command to its end and gives what it wrote to standard output; throws with the last it said when it fails. */
export function command(file: string, args: readonly string[], options: Ran = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let [out, said] = ['', '']
    child.stdout.on('data', (part: Buffer) => {
      out += part
    })
    child.stderr.on('data', (part: Buffer) => {
      said += part
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(out)
      const last = `${out}\n${said}`.trim().split('\n').slice(-15).join('\n')
      reject(new Error(`${file} ${args.join(' ')} ended with ${code ?? signal}:\n${last}`))
    })
  })
}
