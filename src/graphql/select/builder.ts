import type {
  AggregateSelection,
  Filter,
  KnownLinks,
  LinkSelection,
  NodeSelection,
  OrderTerm,
  Page,
  Param,
} from '../../store/selection.ts'
import type { CursorMaker, Slot } from '../shape.ts'

/**
 * Gathers what is asked of the nodes of one kind. The same property, or the same list with the same arguments, asked
 * twice under different response keys is one slot.
 */
export class NodeBuilder {
  readonly kind: string
  private readonly propertySlots = new Map<string, Slot>()
  private readonly refSlots = new Map<string, { slot: Slot; node: NodeBuilder }>()
  private readonly linkSlots = new Map<string, { slot: Slot; list: LinkBuilder }>()

  constructor(kind: string) {
    this.kind = kind
  }

  property(name: string): Slot {
    return name === 'id' ? { at: 0 } : slotIn(this.propertySlots, name, () => ({ at: -1 }))
  }

  refs(property: string, kind: string): { slot: Slot; node: NodeBuilder } {
    return slotIn(this.refSlots, property, () => ({ slot: { at: -1 }, node: new NodeBuilder(kind) }))
  }

  /** `key` tells two uses of the field with different arguments apart. */
  link(key: string, make: () => LinkBuilder): { slot: Slot; list: LinkBuilder } {
    return slotIn(this.linkSlots, key, () => ({ slot: { at: -1 }, list: make() }))
  }

  /** The finished selection; gives every slot its place in the row. */
  build(): NodeSelection {
    let at = 1
    for (const slot of this.propertySlots.values()) slot.at = at++
    for (const { slot } of this.refSlots.values()) slot.at = at++
    for (const { slot } of this.linkSlots.values()) slot.at = at++
    return {
      kind: this.kind,
      properties: [...this.propertySlots.keys()],
      refs: [...this.refSlots].map(([property, { node }]) => ({ property, node: node.build() })),
      links: [...this.linkSlots.values()].map(({ list }) => list.build()),
    }
  }
}

/** Which part of a list is wanted, in which order: all that its arguments settle. */
export interface ListHead {
  readonly cursors: CursorMaker
  readonly where?: Filter
  readonly linkWhere?: Filter
  readonly narrow?: Param
  readonly through?: true
  readonly order: readonly OrderTerm[]
  readonly page: Pick<Page, 'size' | 'backward' | 'beyond'>
}

/** Gathers what is asked of all the rows of a list. */
class AggregateBuilder {
  years: string | undefined
  roles: string | undefined
  private readonly spans = new Map<string, { slot: Slot; sum: boolean }>()

  span(property: string, sum: boolean): Slot {
    const span = slotIn(this.spans, property, () => ({ slot: { at: this.spans.size }, sum }))
    span.sum ||= sum
    return span.slot
  }

  /** Undefined when nothing is asked. */
  build(): AggregateSelection | undefined {
    const { years, roles, spans } = this
    if (years === undefined && roles === undefined && spans.size === 0) return undefined
    return {
      spans: [...spans].map(([property, { sum }]) => ({ property, sum })),
      ...(years !== undefined && { years }),
      ...(roles !== undefined && { roles }),
    }
  }
}

/** Gathers what is asked of one list. */
export class ListBuilder {
  readonly node: NodeBuilder
  readonly head: ListHead
  /** Whether rows, a look beyond the page, order keys, the total, and what stands between are wanted. */
  readonly wants = { rows: false, peek: false, keys: false, total: false, via: false }
  readonly aggregate = new AggregateBuilder()

  constructor(kind: string, head: ListHead) {
    this.node = new NodeBuilder(kind)
    this.head = head
  }

  protected parts() {
    const { where, order, page } = this.head
    const { rows, peek, keys, total } = this.wants
    const aggregate = this.aggregate.build()
    return {
      node: this.node.build(),
      order,
      total,
      ...(where && { where }),
      ...((rows || peek || keys) && { page: { ...page, peek, keys } }),
      ...(aggregate && { aggregate }),
    }
  }

  build() {
    return this.parts()
  }
}

/** Gathers what is asked of one list of links. */
export class LinkBuilder extends ListBuilder {
  readonly field: string
  /** Of a chain the nodes between, of a list that goes through groups the group. */
  readonly via: NodeBuilder | undefined
  private readonly propertySlots = new Map<string, Slot>()
  private readonly refSlots = new Map<string, { slot: Slot; node: NodeBuilder }>()

  constructor(field: string, kind: string, head: ListHead, via?: string) {
    super(kind, head)
    this.field = field
    this.via = via === undefined ? undefined : new NodeBuilder(via)
  }

  property(name: string): Slot {
    return slotIn(this.propertySlots, name, () => ({ at: -1 }))
  }

  refs(property: string, kind: string): { slot: Slot; node: NodeBuilder } {
    return slotIn(this.refSlots, property, () => ({ slot: { at: -1 }, node: new NodeBuilder(kind) }))
  }

  override build(): LinkSelection {
    let at = firstOfLink
    for (const slot of this.propertySlots.values()) slot.at = at++
    for (const { slot } of this.refSlots.values()) slot.at = at++
    const { linkWhere, narrow, through } = this.head
    return {
      ...this.parts(),
      field: this.field,
      link: {
        properties: [...this.propertySlots.keys()],
        refs: [...this.refSlots].map(([property, { node }]) => ({ property, node: node.build() })),
      },
      ...(linkWhere && { linkWhere }),
      ...(narrow && { narrow }),
      ...(through && { through }),
      ...(this.via && this.wants.via && { via: this.via.build() }),
    }
  }
}

/** Gathers what is asked of links that are read by their names. */
export class KnownLinksBuilder {
  readonly slots = new Map<string, Slot>()
  private readonly refSlots = new Map<string, { slot: Slot; node: NodeBuilder }>()

  property(name: string): Slot {
    return slotIn(this.slots, name, () => ({ at: -1 }))
  }

  refs(property: string, kind: string): { slot: Slot; node: NodeBuilder } {
    return slotIn(this.refSlots, property, () => ({ slot: { at: -1 }, node: new NodeBuilder(kind) }))
  }

  build(): Omit<KnownLinks, 'known'> {
    let at = 1
    for (const slot of this.slots.values()) slot.at = at++
    for (const { slot } of this.refSlots.values()) slot.at = at++
    return {
      properties: [...this.slots.keys()],
      refs: [...this.refSlots].map(([property, { node }]) => ({ property, node: node.build() })),
    }
  }
}

/** In an EdgeRow the node, the link's key and the order keys come first. */
const firstOfLink = 3

function slotIn<T>(slots: Map<string, T>, key: string, make: () => T): T {
  const there = slots.get(key)
  if (there !== undefined) return there
  const made = make()
  slots.set(key, made)
  return made
}
