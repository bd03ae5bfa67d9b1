import type { Kind } from '../../model/define.ts'
import type { LinkField, Model } from '../../model/index.ts'
import { spans } from '../../model/orderable.ts'
import type { Property } from '../../model/properties.ts'
import { block, described } from './definition.ts'
import { aggregateType } from './names.ts'

/** The property of links that aggregates count by. */
export const role = 'role'

/** Whether the links a field lists have a role; a chain lists no links. */
export function hasRoles({ hops }: LinkField): boolean {
  return hops.length === 1 && role in hops[0].link.properties
}

/** What is said of whole lists, as SDL: a type for each kind, and the types of its parts. */
export function aggregateTypes(model: Model): string[] {
  const fields = [...model.kinds.keys()].flatMap((kind) => model.fields(kind))
  const byRole = new Set(fields.filter(hasRoles).map(({ target }) => target))
  return [...[...model.kinds.values()].map((kind) => aggregate(kind, byRole.has(kind.name))), ...parts]
}

function aggregate({ name, plural, properties, year }: Kind, byRole: boolean): string {
  const told = Object.entries<Property>(properties).filter(([, property]) => spans(property))
  const members = [
    described('How many there are; the same as `totalCount`.', 'count: Int!'),
    ...told.map(([property, { type }]) =>
      described(
        `Over the values of \`${property}\`. Null when none has one.`,
        `${property}: ${type === 'date' ? 'DateSpan' : 'IntSpan'}`,
      ),
    ),
  ]
  if (year !== undefined)
    members.push(
      described(
        `How many there are of each year of \`${year}\`, the earliest first; those without one are left out.`,
        'byYear: [YearCount!]!',
      ),
    )
  if (byRole)
    members.push(
      described(
        'How many links there are of each role, the most first, those that tell none last. Empty in root lists, and where links have no roles.',
        'byRole: [RoleCount!]!',
      ),
    )
  return block(
    `What is to be said of a whole list of ${plural}. In a list over links each link counts, so a node that is listed twice counts twice; elsewhere each node counts once.`,
    `type ${aggregateType(name)}`,
    members,
  )
}

const parts = [
  block('The first and the last of some dates.', 'type DateSpan', [
    described('The first; of dates that begin alike the least exact.', 'min: PartialDate!'),
    described('The last; of dates that begin alike the most exact.', 'max: PartialDate!'),
  ]),
  block('How far some numbers reach, and what they come to.', 'type IntSpan', [
    described('The smallest.', 'min: Int!'),
    described('The largest.', 'max: Int!'),
    described('All of them together.', 'sum: Float!'),
    described('Their mean.', 'average: Float!'),
  ]),
  block('How many there are of one year.', 'type YearCount', [
    described('The year.', 'year: Int!'),
    described('How many.', 'count: Int!'),
  ]),
  block('How many links there are of one role.', 'type RoleCount', [
    described('The role as the links write it. Null when they tell none.', 'role: String'),
    described('How many.', 'count: Int!'),
  ]),
]
