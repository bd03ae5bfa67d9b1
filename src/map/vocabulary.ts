import { CONFIDENCE } from '../model/define.ts'
import { model } from '../model/index.ts'

/** Kinds and link types by the numbers the map knows them by: their places in the registry. */
export const kindNames: readonly string[] = [...model.kinds.keys()]
export const linkTypes: readonly string[] = [...model.links.keys()]

/** The types that a walk follows when it names none. */
export const walkedTypes: readonly string[] = linkTypes.filter((type) => model.links.get(type)!.walked)

/** 1 at the place of each name given, 0 elsewhere. Names that are not in the vocabulary count for nothing. */
export function flags(vocabulary: readonly string[], names: readonly string[]): Uint8Array {
  return Uint8Array.from(vocabulary, (name) => Number(names.includes(name)))
}

/** HIGH is 0. */
export function confidenceRank(name: string): number {
  return (CONFIDENCE as readonly string[]).indexOf(name)
}
