import type { LinkField } from '../../model/index.ts'
import type { Property } from '../../model/properties.ts'

/** The names of everything that is derived from the model, each rule once. */

export const connectionType = (kind: string) => `${kind}Connection`
export const aggregateType = (kind: string) => `${kind}Aggregate`
export const edgeType = (kind: string) => `${kind}Edge`
export const whereInput = (kind: string) => `${kind}Where`
export const linkWhereInput = (linkType: string) => `${pascal(linkType)}LinkWhere`
/** `{ some none all }` about the links of one type to nodes of one kind, and what each of the three takes. */
export const quantifierInput = (linkType: string, target: string) => `${pascal(linkType)}${target}Quantifier`
export const matchInput = (linkType: string, target: string) => `${pascal(linkType)}${target}Match`
/** The orders of a root list or chain of a kind; with a link type, those of a link field that leads to the kind. */
export const orderEnum = (kind: string, linkType = '') => `${pascal(linkType)}${kind}Order`

/** The inputs a link field's arguments take; a chain has no filter on its links. */
export function fieldInputs(field: LinkField): { where: string; linkWhere: string | null; order: string } {
  const link = field.hops.length === 1 ? field.hops[0].link.type : undefined
  return {
    where: whereInput(field.target),
    linkWhere: link === undefined ? null : linkWhereInput(link),
    order: orderEnum(field.target, link),
  }
}

/** The filter a property takes, null for what is read whole and not filtered. */
export function comparisonInput(property: Property): string | null {
  switch (property.type) {
    case 'text':
    case 'url':
      return 'TextFilter'
    case 'integer':
      return 'IntFilter'
    case 'date':
      return 'DateFilter'
    case 'boolean':
      return 'BooleanFilter'
    case 'texts':
    case 'refs':
      return 'ListFilter'
    case 'choice':
      return `${property.choice!.name}Filter`
    case 'records':
      return null
  }
}

/** An enum value from a camelCase or PascalCase name: an underscore before each inner capital. "hot100Peak" → HOT100_PEAK. */
export function screaming(name: string): string {
  return name.replace(/(?<!^)[A-Z]/g, '_$&').toUpperCase()
}

/** TRACK_OF → TrackOf */
function pascal(type: string): string {
  return type
    .split('_')
    .map((word) => word.slice(0, 1) + word.slice(1).toLowerCase())
    .join('')
}
