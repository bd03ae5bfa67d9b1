import { readdir, readFile } from 'node:fs/promises'
import { command } from '../setup/command.ts'

export interface Usage {
  /** Seconds of user and system time of a process and all below it, those that ended included where Linux tells. */
  readonly cpu: number
  /** Megabytes of them all; what several of them share counts once where Linux tells. */
  readonly memory: number
}

interface Process {
  readonly pid: number
  readonly parent: number
  readonly cpu: number
  readonly memory: number
}

/** What each of some processes has used so far, with all that it has started. */
export async function usage(roots: readonly number[]): Promise<Usage> {
  const all = process.platform === 'linux' ? await ofLinux() : await ofPs()
  const tree = all.filter(({ pid }) => isBelow(pid, roots, all))
  const memory = await Promise.all(tree.map(async (one) => (await shared(one.pid)) ?? one.memory))
  return {
    cpu: tree.reduce((sum, { cpu }) => sum + cpu, 0),
    memory: memory.reduce((sum, one) => sum + one, 0),
  }
}

function isBelow(pid: number, roots: readonly number[], all: readonly Process[]): boolean {
  for (let at: number | undefined = pid; at !== undefined; at = all.find(({ pid }) => pid === at)?.parent)
    if (roots.includes(at)) return true
  return false
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html; 100 ticks a second and pages of 4 kB, as it comes. */
async function ofLinux(): Promise<Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const read = pids.map(async (pid): Promise<Process[]> => {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    // The name, in brackets, may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    if (fields.length < 22) return []
    const [user, system, userOfEnded, systemOfEnded] = fields.slice(11, 15).map(Number) as [
      number,
      number,
      number,
      number,
    ]
    const cpu = (user + system + userOfEnded + systemOfEnded) / 100
    return [{ pid: Number(pid), parent: Number(fields[1]), cpu, memory: (Number(fields[21]) * 4096) / 2 ** 20 }]
  })
  return (await Promise.all(read)).flat()
}

/** Memory with shared parts split among those that share them. */
async function shared(pid: number): Promise<number | undefined> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(text)?.[1]
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
}

async function ofPs(): Promise<Process[]> {
  const lines = (await command('ps', ['-A', '-o', 'pid=,ppid=,time=,rss='])).trim().split('\n')
  return lines.map((line) => {
    const [pid, parent, time, kilobytes] = line.trim().split(/\s+/) as [string, string, string, string]
    const cpu = time.split(/[-:]/).reduce((sum, part) => sum * 60 + Number(part), 0)
    return { pid: Number(pid), parent: Number(parent), cpu, memory: Number(kilobytes) / 1024 }
  })
}
