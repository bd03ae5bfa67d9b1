import type { FieldNode } from 'graphql'
import type { ObjectShape, Slot } from '../shape.ts'
import type { KnownLinksBuilder, NodeBuilder } from './builder.ts'
import { selectionSets } from './collect.ts'
import type { Planner } from './planner.ts'

/** What the parts of one plan are gathered in. */
export interface Making {
  readonly planner: Planner
  readonly builders: ReadonlyMap<string, NodeBuilder>
  readonly links: KnownLinksBuilder
  readonly names: Map<string, Slot>
}

/** What is asked of a node, for each kind it may be of. */
export function nodeShapes(
  making: Making,
  type: string,
  nodes: readonly FieldNode[],
): ReadonlyMap<string, ObjectShape> {
  const sets = selectionSets(nodes)
  const shapes = [...making.builders].flatMap(([kind, builder]) =>
    type === 'Node' || type === kind ? [[kind, making.planner.node(builder, sets, true)] as const] : [],
  )
  return new Map(shapes)
}

/** Adds what every sentence needs: the names of all nodes, and of links what a phrase may mention. */
export function forWords({ planner, builders, links, names }: Making): void {
  for (const [kind, builder] of builders) names.set(kind, builder.property(planner.model.kinds.get(kind)!.display))
  for (const { phrase, properties } of planner.model.links.values())
    for (const [, name] of phrase.out.matchAll(/\{(\w+)\}/g)) if (name! in properties) links.property(name!)
}
