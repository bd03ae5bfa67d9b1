import type { Model } from '../../src/model/index.ts'
import type { Store } from '../../src/store/contract.ts'
import type { ParamValue, Selection } from '../../src/store/selection.ts'
import { bruteForce } from './brute-force.ts'
import type { Graph } from './graph.ts'

export interface RecordingStore extends Pick<Store, 'engine' | 'read' | 'find' | 'revision'> {
  /** Every read so far. */
  readonly reads: { readonly selection: Selection; readonly values: readonly ParamValue[] }[]
}

/** A store that can only be read, answers by brute force, and remembers what it was asked. */
export function recordingStore(model: Model, graph: Graph): RecordingStore {
  const reads: RecordingStore['reads'] = []
  return {
    engine: 'sqlite',
    reads,
    read: async (selection, values) => {
      reads.push({ selection, values })
      return bruteForce(model, graph, selection, values)
    },
    find: async (wanted) =>
      wanted.map((one) => {
        if (one.by !== 'id') throw new Error('This store finds by id only')
        const id = graph.redirects.find(({ from }) => from === one.id)?.into ?? one.id
        return graph.nodes.some((node) => node.id === id) ? [id] : []
      }),
    revision: async () => 1,
  }
}
