import { parentPort, workerData } from 'node:worker_threads'
import type { WalkMap } from '../map/walk-map.ts'
import { type Asked, measure } from './measure.ts'

/*
 * A thread that measures one map and ends.
 */

export interface MeasureData {
  readonly map: WalkMap
  readonly asked: Asked
}

const { map, asked } = workerData as MeasureData
const measured = measure(map, asked)
const buffers = Object.values(measured).flatMap((part) =>
  ArrayBuffer.isView(part) ? [part.buffer as ArrayBuffer] : [],
)
parentPort!.postMessage(measured, buffers)
