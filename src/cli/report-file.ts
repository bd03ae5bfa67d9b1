import { lstat, open, rename, rm } from 'node:fs/promises'
import { LinernotesError } from '../errors.ts'
import { unwritable } from './write-lines.ts'

/** A file that appears under its name only when it is whole. */
export interface ReportFile {
  write(report: object): Promise<void>
  /** Leaves no trace when nothing was written. */
  close(): Promise<void>
}

/** Makes sure, before anything else is done, that a file can be written. BAD_INPUT when it cannot. */
export async function openReportFile(file: string): Promise<ReportFile> {
  const draft = `${file}.${process.pid}.part`
  const writing = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (cause) {
      await rm(draft, { force: true }).catch(() => {})
      throw unwritable(file, cause)
    }
  }
  const handle = await writing(() => open(draft, 'wx'))
  if ((await lstat(file).catch(() => undefined))?.isDirectory()) {
    await handle.close()
    await rm(draft, { force: true })
    throw new LinernotesError('BAD_INPUT', `${file} cannot be written: it is a folder.`)
  }
  return {
    write: (report) =>
      writing(async () => {
        await handle.writeFile(`${JSON.stringify(report, undefined, 2)}\n`)
        await handle.sync()
        await handle.close()
        await rename(draft, file)
      }),
    async close() {
      await handle.close().catch(() => {})
      await rm(draft, { force: true })
    },
  }
}
