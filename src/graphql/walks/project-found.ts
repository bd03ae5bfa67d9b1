import type { Model } from '../../model/index.ts'
import { writtenLink } from '../../store/known-link.ts'
import type { LinkRow, NodeRow } from '../../store/selection.ts'
import { pathSentence, type SaidLink } from '../path-sentence.ts'
import { type Making, present, projectNode, projectNodes, type Shaped, shapedType } from '../project.ts'
import { fill } from '../sentence.ts'
import type { FoundPlace, FoundShape, KnownLinkShape, ObjectShape, WalkPlan } from '../shape.ts'
import { type Found, fieldOf, LinkRef, NodeRef, PathRef } from './found.ts'
import { each } from './gather.ts'

/** What was read of the nodes and links found. Without those that are no longer there. */
export interface Rows {
  readonly nodes: ReadonlyMap<string, { readonly kind: string; readonly row: NodeRow }>
  /** By how they are written in `KnownLinks`. */
  readonly links: ReadonlyMap<string, LinkRow>
}

/** What is shown of something that was found, but is gone since. */
const gone: unique symbol = Symbol('gone')

/** Turns what a walk found into what was asked of it. What is gone is left out; null where nothing is left. */
export function projectFound(model: Model, plan: WalkPlan, rows: Rows, making: Making, found: Found): unknown {
  const value = shown(plan.place, found)
  return value === gone ? null : value

  function shown(place: FoundPlace, value: Found): unknown {
    if (place.from === 'constant') return place.value
    if (place.from === 'value') return present(value ?? null, place.required, making)
    if (Array.isArray(value))
      return each(place, value, making.values)
        .map((one) => single(place, one))
        .filter((one) => one !== gone)
    return value === null || value === undefined ? present(null, place.required, making) : single(place, value)
  }

  function single(place: FoundPlace, value: Found): unknown {
    if (place.from === 'object') return object(place.shape, value)
    if (value instanceof NodeRef && place.from === 'node') return node(place.shapes, value.id)
    if (value instanceof LinkRef && place.from === 'link') return link(place.shape, value)
    if (value instanceof PathRef) return words(value)
    throw new Error(`${plan.field} found something that its type does not hold`)
  }

  function object(shape: FoundShape, value: Found): unknown {
    const made: Shaped = { [shapedType]: shape.type }
    for (const [key, name, place] of shape.fields) {
      const before = fieldOf(value, name)
      const after = shown(place, before)
      if (after === gone && place.required) return gone
      if (shape.whole && Array.isArray(before) && (after as unknown[]).length < before.length) return gone
      made[key] = after === gone ? null : after
    }
    return made
  }

  function node(shapes: ReadonlyMap<string, ObjectShape>, id: string): unknown {
    const found = rows.nodes.get(id)
    return found ? projectNode(shapes.get(found.kind)!, found.row, making) : gone
  }

  function link(shape: KnownLinkShape, ref: LinkRef): unknown {
    const row = rows.links.get(writtenLink(ref))
    if (!row) return gone
    const made: Shaped = { [shapedType]: shape.type }
    for (const [key, place] of shape.fields) {
      if (place.from === 'constant') made[key] = place.value
      else if (place.from === 'type') made[key] = ref.type
      else if (place.from === 'row') made[key] = present(row[place.slot.at], place.required, making)
      else if (place.from === 'nodes') made[key] = projectNodes(place.shape, row[place.slot.at], making)
      else if (place.from === 'sentence') made[key] = sentence(ref, row)
      else made[key] = node(place.shapes, ref[place.end])
      if (made[key] === gone) return gone
    }
    return made
  }

  function sentence(ref: LinkRef, row: LinkRow): unknown {
    const { from, to, property } = said(ref, row)
    const ends: Record<string, unknown> = { from: nameOf(from), to: nameOf(to) }
    if (ends.from === undefined || ends.to === undefined) return gone
    return fill(model.links.get(ref.type)!.phrase.out, (name) => (name in ends ? ends[name] : property(name)))
  }

  function words({ nodes, links }: PathRef): unknown {
    const linked = links.map((ref) => {
      const row = rows.links.get(writtenLink(ref))
      return row && said(ref, row)
    })
    if (!nodes.every((id) => rows.nodes.has(id)) || !linked.every((one) => one !== undefined)) return gone
    return pathSentence(model, nodes, linked as SaidLink[], nameOf)
  }

  function said({ type, from, to }: LinkRef, row: LinkRow): SaidLink {
    const { properties } = model.links.get(type)!
    return {
      type,
      from,
      to,
      property: (name) => (name in properties ? row[plan.words.properties.get(name)!.at] : null),
    }
  }

  function nameOf(id: string): unknown {
    const found = rows.nodes.get(id)
    return found?.row[plan.words.names.get(found.kind)!.at]
  }
}
