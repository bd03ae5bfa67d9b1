import type { LinkField, Model } from '../model/index.ts'
import type { LinkSelection } from './selection.ts'

/**
 * The property in whose order an index keeps the far kind of a list: of a node with very many links its page may be found
 * by walking that index, each node asked for a link, instead of sorting all links. Undefined where there is none, or where
 * the list leaves some links out: a filter could make that walk a long one.
 */
export function drivingProperty(model: Model, field: LinkField, list: LinkSelection): string | undefined {
  const [term, more] = list.order
  if (!term || more || term.on === 'link' || term.property === 'id') return undefined
  if (field.hops.length === 2 || field.view || list.through || list.where || list.linkWhere) return undefined
  return model.kinds.get(field.target)!.properties[term.property]?.indexed ? term.property : undefined
}
