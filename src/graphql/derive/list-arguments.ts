import type { Model } from '../../model/index.ts'
import type { OrderTerm } from '../../store/selection.ts'
import { described } from './definition.ts'
import { fieldInputs, orderEnum, whereInput } from './names.ts'
import { orderOf, orderValue } from './orders.ts'

/** The standard arguments of a link field or a root list, as SDL; null for every other field. */
export function listArguments(model: Model, type: string, field: string): string | null {
  if (type === 'Query') {
    const kind = [...model.kinds.values()].find(({ plural }) => plural === field)
    if (!kind) return null
    return standard(
      { where: whereInput(kind.name), linkWhere: null, order: orderEnum(kind.name) },
      orderOf([kind.display]),
    )
  }
  const declared = model.field(type, field)
  return declared ? standard(fieldInputs(declared), orderOf(declared.order)) : null
}

function standard(inputs: ReturnType<typeof fieldInputs>, order: readonly OrderTerm[]): string {
  const usual = order.map(orderValue).join(', ')
  return [
    described('Only the nodes for which this holds.', `where: ${inputs.where}`),
    inputs.linkWhere && described('Only the links for which this holds.', `linkWhere: ${inputs.linkWhere}`),
    described(
      `How to sort: by the first, among equals by the next, at last by id. ${usual} unless given.`,
      `orderBy: [${inputs.order}!]`,
    ),
    described(
      'How many from the start; 20 unless this or `last` is given. More than the service allows, 200 as it comes, is an error.',
      'first: Int',
    ),
    described('Only what comes after this cursor; not inside another list.', 'after: String'),
    described('How many from the end, within the same bounds; not together with `first` or `after`.', 'last: Int'),
    described(
      'Only what comes before this cursor; not inside another list, not together with `first`.',
      'before: String',
    ),
  ]
    .filter(Boolean)
    .join('\n')
}
