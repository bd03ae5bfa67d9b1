import { readOptions } from './options.ts'
import { run } from './run.ts'

/** `npm run bench -- --help` */
const stops: (() => Promise<void>)[] = []
let stopping: Promise<unknown> | undefined
const stop = () => {
  stopping ??= Promise.allSettled(
    stops
      .splice(0)
      .reverse()
      .map((one) => one()),
  )
  return stopping
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    console.error('stopping what was started …')
    void stop().then(() => process.exit(130))
  })
try {
  await run(
    readOptions(process.argv.slice(2)),
    (line) => console.log(line),
    (one) => stops.push(one),
  )
} catch (error) {
  // After Ctrl-C whatever was under way fails, and says nothing new.
  if (!stopping) console.error(error instanceof Error ? error.message : error)
  process.exitCode ||= 1
} finally {
  await stop()
}
