import type { Kind } from '../model/define.ts'
import type { PropertyValues } from './contract.ts'
import { filled } from './merge.ts'

/** What a node says once another has become part of it: nothing either said is lost, and a name given up is an alias. */
export function joinedNode({ display, properties }: Kind, into: PropertyValues, from: PropertyValues): PropertyValues {
  const joined = filled(properties, into, { ...from, aliases: [] })
  const names = [...(into.aliases as string[]), ...(from.aliases as string[]), from[display], into[display]]
  const given = [...new Set(names)].filter(
    (name) => name !== joined[display] || (into.aliases as unknown[]).includes(name),
  )
  return { ...joined, aliases: given }
}
