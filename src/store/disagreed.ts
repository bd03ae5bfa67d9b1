import type { Properties } from '../model/define.ts'
import { isList } from '../model/properties.ts'
import { rankOf, Standing, type Teller } from '../model/standing.ts'

type Values = Readonly<Record<string, unknown>>

/** Have a value though nobody told one. */
const stoodIn = new Set(['sortName', 'confidence', 'disputed', 'result'])
/** What a thing is called. */
const names = new Set(['name', 'title'])
/** Where sources differ in these, nobody wonders. */
const aside = new Set(['sortName', 'creditedAs', 'defaultEdition', 'confidence', 'disputed', 'note'])

/**
 * What of `given` may be written over `stored`, when the two were told by different sources: single values of the one
 * whose word counts more, or, told by the same, of `given` unless `stored` stands in a tie. What a node says otherwise
 * and is not followed is kept as a claim, a name as an alias. `standing` tells who told what stands then; what is told
 * does not depend on who came first.
 */
export function disagreed(properties: Properties, stored: Values, given: Values, tie: 'given' | 'stored'): Values {
  const [before, now] = [Standing.read(stored.standing), Standing.read(given.standing)]
  const told: Record<string, unknown> = {}
  const tellers = new Map<string, Teller>()
  const lost: Lost[] = []
  for (const [name, property] of Object.entries(properties)) {
    if (name === 'standing') continue
    const stands = (values: Values) => stoodIn.has(name) && values[name] === property.fallback?.(values)
    const [old, value] = [stored[name] ?? null, stands(given) ? null : (given[name] ?? null)]
    if (isList(property.type)) {
      if (value !== null) told[name] = value
      continue
    }
    const [was, is] = [before.of(name), now.of(name)]
    const isGap = old === null || stands(stored)
    if (value === null || value === old) {
      if (!isGap) tellers.set(name, value === null || rankOf(was) <= rankOf(is) ? was : is)
      continue
    }
    const difference = rankOf(is) - rankOf(was)
    const takes = isGap || difference < 0 || (difference === 0 && tie === 'given')
    if (takes) told[name] = value
    tellers.set(name, takes ? is : was)
    if (!isGap && difference !== 0 && !aside.has(name))
      lost.push(takes ? { name, value: old, teller: was } : { name, value, teller: is })
  }
  for (const name of stoodIn) {
    const stand = properties[name]?.fallback?.({ ...stored, ...told })
    if (stand !== undefined && !tellers.has(name)) told[name] = stand
  }
  told.standing = Standing.write(tellers, [before.whole, now.whole])
  if (properties.claims && lost.length > 0) keep(told, lost)
  return told
}

/** Of aliases and claims those that do not say what the node says anyway. */
export function unsettled(list: string, value: unknown, node: Values): unknown {
  if (list === 'aliases') return (value as string[]).filter((alias) => alias !== node.name && alias !== node.title)
  if (list !== 'claims') return value
  return (value as Claim[]).filter(({ field, value, followed }) => followed || value !== String(node[field]))
}

interface Claim {
  readonly field: string
  readonly value: string
  readonly followed: boolean
}

interface Lost {
  readonly name: string
  readonly value: unknown
  readonly teller: Teller
}

function keep(told: Record<string, unknown>, lost: readonly Lost[]): void {
  const [called, said] = [lost.filter(({ name }) => names.has(name)), lost.filter(({ name }) => !names.has(name))]
  const claims = said.map(({ name, value, teller }) => ({
    field: name,
    value: String(value),
    sources: teller === null ? [] : [`source:${teller}`],
    followed: false,
  }))
  const add = (list: string, more: readonly unknown[]) => {
    if (more.length > 0) told[list] = [...((told[list] ?? []) as unknown[]), ...more]
  }
  add(
    'aliases',
    called.map(({ value }) => value),
  )
  add('claims', claims)
}
