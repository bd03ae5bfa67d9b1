import { countProperty } from '../../model/counts.ts'
import type { LinkField } from '../../model/index.ts'
import { drivingProperty } from '../driving.ts'
import type { LinkSelection, Page } from '../selection.ts'
import { at, quoted } from './names.ts'
import { bounded, orderBy, pageSize, type Term } from './order.ts'
import { call, type Statement, unioned, where } from './statement.ts'
import type { Steps } from './steps.ts'

/**
 * The page of a list, in order, as `RETURN`s of its node and link: of a node with very many links it is found from the
 * other side, the far kind in the order of an index, each asked for a link. Sorting costs as the degree, walking the
 * index as limit x nodes of the kind / degree, so the two meet where the degree's square is limit x nodes. Each way has a
 * `CALL` of its own behind its guard: in one scope with it, the planner would walk the index first and ask afterwards.
 */
export function eitherWay(
  field: LinkField,
  {
    near,
    steps,
    terms,
    page,
    sorted,
  }: {
    readonly near: string
    readonly steps: Steps
    readonly terms: readonly Term[]
    readonly page: Page
    readonly sorted: readonly string[]
  },
): string[] {
  const degree = `coalesce(${at(near, countProperty(field.name))}, 0)`
  const isHub = `${degree} * ${degree} > (${pageSize(page)}) * COUNT { (:${quoted(field.target)}) }`
  const [key, ...ties] = terms as [Term, ...Term[]]
  const id = ties[0]!
  const bounds = key.cursor === undefined ? [`${key.text} IS NOT NULL`] : bounded(terms, page.backward)
  const { far, link, pattern } = steps
  const walked = [
    `MATCH (${far}:${quoted(field.target)}) USING INDEX ${far}:${quoted(field.target)}(${key.name}, ${id.name})`,
    ...where([...bounds.slice(0, 1), `${id.text} IS NOT NULL`]),
    `MATCH ${pattern}`,
    ...where(bounds.slice(1)),
    `RETURN ${far}, ${link} ${orderBy(terms, page.backward)} LIMIT ${pageSize(page)}`,
  ]
  return call(
    [near],
    unioned([
      [`WITH ${near} WHERE NOT ${isHub}`, ...sorted],
      [`WITH ${near} WHERE ${isHub}`, ...call([near], walked), `RETURN ${far}, ${link}`],
    ]),
  )
}

/** Whether a list's page may be found so: nodes without a value stand in no index. */
export function mayBeWalked({ model }: Statement, field: LinkField, list: LinkSelection): boolean {
  const property = drivingProperty(model, field, list)
  return property !== undefined && model.kinds.get(field.target)!.properties[property]!.required
}
