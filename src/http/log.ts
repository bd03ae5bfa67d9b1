import { type Logger, pino } from 'pino'
import type { LogLevel } from '../config.ts'

export type Log = Logger

/** Lines a person can read on a terminal, JSON elsewhere; on stderr, since stdout is for what a command answers. */
export async function createLog(level: LogLevel): Promise<Log> {
  const options = { level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` }
  if (!process.stderr.isTTY) return pino(options, process.stderr)
  const { default: pretty } = await import('pino-pretty')
  return pino(options, pretty({ destination: 2, sync: true, singleLine: true, translateTime: 'SYS:HH:MM:ss' }))
}
