import type { Kind, Link, Properties } from '../../../src/model/define.ts'
import { model } from '../../../src/model/index.ts'
import type { Property } from '../../../src/model/properties.ts'

/** A field of a kind that lists the nodes at the other end of a link. */
export interface LinkField {
  readonly link: Link
  /** At which end of the link the listed nodes stand. */
  readonly end: 'from' | 'to'
  readonly far: Kind
}

/** The link fields of a kind by name: `directors` of a Video. Chains and what hangs on them are no links of their own. */
export function linkFieldsOf(kind: Kind): ReadonlyMap<string, LinkField> {
  return linkFields.get(kind.name)!
}

const linkFields = new Map(
  [...model.kinds.keys()].map((kind) => [
    kind,
    new Map(
      model.fields(kind).flatMap(({ name, target, hops: [hop, second] }) => {
        const end = hop.direction === 'out' ? 'to' : 'from'
        return second ? [] : [[name, { link: hop.link, end, far: model.kinds.get(target)! } satisfies LinkField]]
      }),
    ),
  ]),
)

/** Types of values that one cell can hold. */
const writable = new Set(['text', 'url', 'integer', 'boolean', 'date', 'choice', 'texts'])

/** Said of any node or link, and read apart. */
export const told = ['sources', 'confidence', 'disputed', 'note'] as const

/** The properties of a kind, or of a link, that a cell can hold, but for what any of them carries. */
export function cellProperties(declared: Properties): Map<string, Property> {
  const apart = new Set<string>(['aliases', ...told])
  return new Map(
    Object.entries(declared).filter(([name, { type, hidden }]) => writable.has(type) && !hidden && !apart.has(name)),
  )
}

/** A name without case, spaces, hyphens and underscores. */
export function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '')
}

/** The name among those declared, however it is written. */
export function declaredName(properties: ReadonlyMap<string, Property>, written: string): string | undefined {
  return [...properties.keys()].find((name) => plain(name) === plain(written))
}

/** The sources whose ids a column can hold under their own name. */
export const outsideSources: ReadonlySet<string> = new Set(
  [...model.kinds.values()].flatMap(({ externalKeys }) => externalKeys),
)
