import type { Kind } from '../model/define.ts'
import type { PropertyValues } from './contract.ts'
import { filled } from './merge.ts'

/** What a node says once another has become part of it: nothing either said is lost, and a name given up is an alias. */
export function joinedNode({ display, properties }: Kind, into: PropertyValues, from: PropertyValues): PropertyValues {
  return filled(properties, into, { ...from, aliases: [...(from.aliases as string[]), from[display]] })
}
