import { camelCase, checkProperties, pascalCase, spelling } from './check-property.ts'
import type { Kind, Properties } from './define.ts'
import type { Model } from './index.ts'
import { spans } from './orderable.ts'

/** Fields that the API, a filter on the kind, or its aggregate answers by itself; columns an engine keeps for itself. */
const taken = ['id', 'pk', 'kind', 'key', 'and', 'or', 'not', 'count', 'byYear', 'byRole']

/** What is wrong with the declaration of one kind. */
export function checkKind(model: Model, kind: Kind): string[] {
  const { name, prefix, plural, properties, display, searched, naturalKey, externalKeys, year } = kind
  const called = `Kind ${name}`
  const shown = properties[display as keyof typeof properties]
  const known = (property: string) => Object.hasOwn(properties, property)
  const type = (property: string) => properties[property as keyof typeof properties]?.type
  return [
    ...[
      ...spelling(name, pascalCase, 'Artist'),
      ...spelling(prefix, /^[a-z][a-z0-9]*$/, 'artist'),
      ...spelling(plural, camelCase, 'artists'),
      ...externalKeys.flatMap((source) => spelling(source, /^[a-z0-9]+(-[a-z0-9]+)*$/, 'discogs-artist')),
      ...(shown?.type === 'text' && shown.required && !shown.hidden
        ? []
        : [`its display property ${display} must be a required text that is shown.`]),
      ...(known('name') && display !== 'name'
        ? ['it has a property "name", so that must be its display property.']
        : []),
      ...searched
        .filter((property) => type(property) !== 'text' && type(property) !== 'texts')
        .map((property) => `it is searched by ${property}, which is no text of it.`),
      ...naturalKey
        .filter((property) => !known(property) || type(property) === 'records' || type(property) === 'refs')
        .map((property) => `its natural key names ${property}, which is no plain property of it.`),
      ...(year === undefined || (known(year) && spans((properties as Properties)[year]!))
        ? []
        : [`its year is told by ${year}, which is no date or integer of it that is shown.`]),
    ].map((fault) => `${called}: ${fault}`),
    ...checkProperties(model, called, properties, [...taken, ...filteredRefs(model, kind)]),
  ]
}

/** A filter asks for `sources` one by one, as `source`: the prefix of the kind they are of. */
function filteredRefs(model: Model, { properties }: Kind): string[] {
  return Object.values(properties).flatMap(({ type, kind }) =>
    type === 'refs' && kind !== undefined ? [model.kinds.get(kind)?.prefix ?? kind] : [],
  )
}
