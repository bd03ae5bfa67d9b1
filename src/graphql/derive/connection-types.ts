import type { Kind } from '../../model/define.ts'
import type { Model } from '../../model/index.ts'
import { block, described } from './definition.ts'
import { aggregateType, connectionType, edgeType } from './names.ts'

/** The connection and edge types of every kind, as SDL. */
export function connectionTypes(model: Model): string[] {
  return [...model.kinds.values()].flatMap(({ name, plural }: Kind) => [
    block(`A page of a list of ${plural}.`, `type ${connectionType(name)}`, [
      described(
        'What is on the page, one by one. In a list over links there is one edge for each link, so a node may come more than once.',
        `edges: [${edgeType(name)}!]!`,
      ),
      described('The nodes of the edges, in the same order.', `nodes: [${name}!]!`),
      described('Where the page lies in the list.', 'pageInfo: PageInfo!'),
      described('How many edges the whole list has, all pages together.', 'totalCount: Int!'),
      described('What is to be said of the whole list, all pages together.', `aggregate: ${aggregateType(name)}!`),
    ]),
    block(`One place in a list of ${plural}.`, `type ${edgeType(name)}`, [
      described('Marks this place, for `after` and `before`.', 'cursor: String!'),
      described('What stands here.', `node: ${name}!`),
      described(
        'The link that led here. Null in root lists, which follow no link, and in lists over two links, where `via` stands in for it.',
        'link: Link',
      ),
      described(
        'In a list over two links: the nodes between, through any of which this one was reached. In a list that goes through groups: the group whose link this is, none where it is the own. Empty elsewhere.',
        'via: [Node!]!',
      ),
    ]),
  ])
}
