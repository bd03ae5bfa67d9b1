import { hubKinds } from '../../model/hubs.ts'
import type { Model } from '../../model/index.ts'
import type { PathsAsked } from '../contract.ts'
import { quoted } from './names.ts'
import { call } from './statement.ts'

/*
 * The statements of a search for paths. Types of link and the most steps stand in the text, because the database can
 * only prune a search by what it knows when it plans; every other value is a parameter. Nodes go to and fro by their
 * element ids, which need no label and no index.
 */

/** The most steps of a search are one of these, so that few statements must be planned. */
const mostSteps = [2, 4, 8, 16, 64]

/** What decides which links and nodes a walk may use. */
export type Allowed = Pick<PathsAsked, 'through' | 'minConfidence' | 'fromYear' | 'toYear' | 'throughHubs'>

/** `[element id of the one end, of the other, those of nodes to avoid]`; no record when an end is not there. */
export function endsOf(model: Model): string {
  const kinds = [...model.kinds.keys()].map(quoted).join('|')
  return [
    `MATCH (a:${kinds}) WHERE a.id = $p.from`,
    `MATCH (b:${kinds}) WHERE b.id = $p.to`,
    ...call([], [`MATCH (n:${kinds}) WHERE n.id IN $p.avoid`, 'RETURN collect(elementId(n)) AS avoid']),
    'RETURN elementId(a), elementId(b), avoid',
  ].join('\n')
}

/** Element ids of the artists that stand for many or for nobody. */
export const stopgaps = `MATCH (n:Artist) USING INDEX SEEK n:Artist(nameKey, id) WHERE n.nameKey IN $p.names AND n.id IS NOT NULL
RETURN elementId(n) AS element
UNION
UNWIND $p.outside AS outside
MATCH (x:ExternalId) USING INDEX SEEK x:ExternalId(source, value)
WHERE x.source = outside.source AND x.value = outside.id
MATCH (n:Artist) USING INDEX SEEK n:Artist(id) WHERE n.id = x.node
RETURN elementId(n) AS element`

/**
 * For each spur the shortest paths from its end, the least doubtful first: `[number of the spur, paths as [ids, element
 * ids, weights of the links]]`. Links side by side give a path each. Some may be longer than asked for.
 */
export function tailsOf(model: Model, allowed: Allowed, steps: number): string {
  const most = mostSteps.find((most) => most >= steps) ?? mostSteps.at(-1)!
  return [
    ...spurs,
    ...call(
      ['a', 'b', 'shut', 'barred'],
      [
        `MATCH p = ALL SHORTEST (a)(${step(model, allowed)}){1,${most}}(b)`,
        `WITH p, [n IN nodes(p) | n.id] AS ids, [r IN relationships(p) | ${weight}] AS weights`,
        'WITH p, ids, weights, reduce(sum = 0, w IN weights | sum + w) AS weight',
        'ORDER BY weight, ids LIMIT $p.most',
        'RETURN collect([ids, [n IN nodes(p) | elementId(n)], weights]) AS tails',
      ],
    ),
    'RETURN nth, tails',
  ].join('\n')
}

/** A record when the end of a spur is joined with the goal at all, over however many links. */
export function joined(model: Model, allowed: Allowed): string {
  return [
    ...spurs,
    ...call(
      ['a', 'b', 'shut', 'barred'],
      [`MATCH p = SHORTEST 1 (a)(${step(model, allowed)})+(b)`, 'RETURN true AS isJoined'],
    ),
    'RETURN isJoined',
  ].join('\n')
}

/** What could be shown of steps: `[number of the step, [type, key, whether it points onward, weight] of each link]`. */
export function stepsBetween(model: Model, allowed: Allowed): string {
  return [
    'UNWIND range(0, size($p.steps) - 1) AS nth',
    'WITH nth, $p.steps[nth] AS step',
    'MATCH (x) WHERE elementId(x) = step.x',
    'MATCH (y) WHERE elementId(y) = step.y',
    `MATCH (x)-[r:${types(model, allowed)}]-(y)`,
    ...(anyConfidence(allowed) ? [] : ['WHERE r.confidence IN $p.sure']),
    `RETURN nth, collect([type(r), r.key, startNode(r) = x, ${weight}])`,
  ].join('\n')
}

/** From each spur's end `a` to `b`, through none of `shut` and at first to none of `barred`. */
const spurs = [
  'MATCH (b) WHERE elementId(b) = $p.to',
  'UNWIND range(0, size($p.spurs) - 1) AS nth',
  'WITH b, nth, $p.spurs[nth] AS spur',
  'MATCH (a) WHERE elementId(a) = spur.at',
  ...nodesIn('shut'),
  ...nodesIn('barred'),
]

function nodesIn(list: string): string[] {
  const read = [
    `UNWIND spur.${list} AS element`,
    'MATCH (n) WHERE elementId(n) = element',
    `RETURN collect(n) AS ${list}`,
  ]
  return call(['spur'], read)
}

/** As the map has it (map/layers.ts): the rank of the confidence first, then the sources that lack of 15. */
const weight =
  '1024 * $p.ranks[r.confidence] + 15 - CASE WHEN size(r.sources) > 15 THEN 15 ELSE coalesce(size(r.sources), 0) END'

/** One link of a walk, from `x` to `y`. The end of the walk may be whatever it is. */
function step(model: Model, allowed: Allowed): string {
  const { fromYear, toYear, throughHubs } = allowed
  const hubs = hubKinds.filter((kind) => model.kinds.has(kind)).map((kind) => `NOT y:${quoted(kind)}`)
  const passes = [
    'NOT y IN shut',
    ...(throughHubs ? [] : [...hubs, "NOT (y:Company AND coalesce(y.type, '') IN $p.hubCompanyTypes)"]),
    ...(fromYear === undefined && toYear === undefined ? [] : [`(${year} = 0 OR $p.fromYear <= ${year} <= $p.toYear)`]),
  ]
  const conditions = [
    ...(anyConfidence(allowed) ? [] : ['r.confidence IN $p.sure']),
    '(x <> a OR NOT y IN barred)',
    `(y = b OR (${passes.join(' AND ')}))`,
  ]
  return `(x)-[r:${types(model, allowed)}]-(y) WHERE ${conditions.join(' AND ')}`
}

/** When a work came out or a ceremony was held; 0 where that is not known. */
const year = 'coalesce(toInteger(left(y.released, 4)), y.ceremonyYear, 0)'

function anyConfidence({ minConfidence }: Allowed): boolean {
  return minConfidence === undefined || minConfidence === 'UNKNOWN'
}

/** In the order of the model, each once: so that the same types make the same text. */
function types(model: Model, { through }: Allowed): string {
  const wanted = new Set(through)
  const named = [...model.links.keys()].filter((type) => wanted.has(type))
  return named.map(quoted).join('|')
}
