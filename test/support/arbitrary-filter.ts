import fc from 'fast-check'
import type { Link, Properties } from '../../src/model/define.ts'
import type { LinkField, Model } from '../../src/model/index.ts'
import type { Property } from '../../src/model/properties.ts'
import type { Filter } from '../../src/store/selection.ts'
import type { Draft } from './draft.ts'
import { foldByHand } from './fold-by-hand.ts'
import { kept } from './kept.ts'
import { idCount, idOf, isCompared, textsOf, valuesOf } from './vocabulary.ts'

export type DraftFilter = Draft<Filter>

/** Random filters about nodes of a kind and about links, over the words of a round and the fields it is about. */
export function filtersIn(model: Model, round: number, fieldsOf: (kind: string) => readonly LinkField[]) {
  const ofNode = kept(aboutNode)
  return { ofNode, ofLink }

  function aboutNode(kind: string, depth: number): fc.Arbitrary<DraftFilter> {
    const { prefix, properties } = model.kinds.get(kind)!
    const leaves = [aboutId(prefix), ...aboutProperties(properties)]
    const fields = fieldsOf(kind)
    const all = [{ weight: 5, arbitrary: fc.oneof(...leaves) }]
    if (depth > 0) all.push({ weight: 2, arbitrary: joined(ofNode(kind, depth - 1)) })
    if (depth > 0 && fields.length > 0)
      all.push({ weight: 4, arbitrary: fc.oneof(...fields.map((field) => aboutLinks(field, depth - 1))) })
    return fc.oneof(...all)
  }

  function ofLink(link: Link, depth: number): fc.Arbitrary<DraftFilter> {
    const leaf = fc.oneof(...aboutProperties(link.properties))
    return depth > 0 ? fc.oneof({ weight: 3, arbitrary: leaf }, joined(ofLink(link, depth - 1))) : leaf
  }

  function aboutLinks(field: LinkField, depth: number): fc.Arbitrary<DraftFilter> {
    const chain = field.hops.length === 2
    const node = ofNode(field.target, depth)
    const one = aboutId(model.kinds.get(field.target)!.prefix)
    const anchored = fc.oneof(
      one,
      fc.tuple(one, node).map((of) => ({ op: 'and' as const, of })),
    )
    const about = { op: fc.constantFrom('some', 'none', 'all'), field: fc.constant(field.name) }
    const ends = chain ? { node } : { node, link: ofLink(field.hops[0].link, Math.min(depth, 1)) }
    return fc.oneof(
      { weight: 3, arbitrary: fc.record({ ...about, ...ends }, { requiredKeys: ['op', 'field'] }) },
      { weight: 1, arbitrary: fc.record({ ...about, node: anchored }) },
    ) as fc.Arbitrary<DraftFilter>
  }

  function aboutProperties(properties: Properties): fc.Arbitrary<DraftFilter>[] {
    return Object.entries(properties).flatMap(([name, property]) => {
      const about = aboutProperty(name, property)
      return about ? [about] : []
    })
  }

  function aboutProperty(name: string, property: Property): fc.Arbitrary<DraftFilter> | undefined {
    const { type, kind } = property
    if (type === 'records' || !isCompared(property)) return undefined
    if (type === 'refs') return aboutList(name, idsOf(model.kinds.get(kind!)!.prefix).slice(0, 5))
    if (type === 'texts') return aboutList(name, textsOf(name, round).map(foldByHand))
    const values = valuesOf(name, property, round)
    const value = fc.constantFrom(...values)
    const isNull = fc.boolean().map((is) => ({ op: 'isNull' as const, property: name, is }))
    if (type === 'text' || type === 'url')
      return fc.oneof({ weight: 6, arbitrary: aboutText(name, values as string[]) }, isNull)
    if (type === 'boolean') return fc.oneof(compared(name, ['eq', 'ne'], value), isNull)
    const among = fc.subarray([...values]).map((value) => ({ op: 'in' as const, property: name, values: { value } }))
    const ops = type === 'choice' ? equality : [...equality, ...beyond]
    return fc.oneof({ weight: 4, arbitrary: compared(name, ops, value) }, among as fc.Arbitrary<DraftFilter>, isNull)
  }
}

const equality = ['eq', 'ne'] as const
const beyond = ['gt', 'gte', 'lt', 'lte'] as const

function compared(property: string, ops: readonly string[], value: fc.Arbitrary<unknown>): fc.Arbitrary<DraftFilter> {
  return fc
    .tuple(fc.constantFrom(...ops), value)
    .map(([op, value]) => ({ op, property, value: { value } }) as DraftFilter)
}

function aboutText(property: string, words: readonly string[]): fc.Arbitrary<DraftFilter> {
  const word = fc.constantFrom(...words)
  const part = fc
    .tuple(word, fc.nat(3), fc.nat(3))
    .map(([text, from, most]) => [...text].slice(from, from + most + 1).join('') || 'a')
  const wanted = fc.oneof(
    fc.tuple(fc.constantFrom(...equality), word),
    fc.tuple(fc.constantFrom('startsWith', 'endsWith', 'contains'), part),
    fc.tuple(
      fc.constant('startsWith'),
      word.map((text) => [...text].slice(0, 2).join('')),
    ),
    fc.tuple(
      fc.constant('endsWith'),
      word.map((text) => [...text].slice(-2).join('')),
    ),
  )
  const one = fc.tuple(wanted, fc.boolean()).map(([[op, text], exact]) => {
    const compared = exact ? text : foldByHand(text)
    // An empty pattern is refused before it comes to a store.
    const value = op === 'eq' || op === 'ne' ? compared : compared || 'a'
    return { op, property, value: { value }, ...(exact && { exact }) } as DraftFilter
  })
  const among = fc.tuple(fc.subarray([...words]), fc.boolean()).map(([some, exact]) => {
    const value = exact ? some : some.map(foldByHand)
    return { op: 'in', property, values: { value }, ...(exact && { exact }) } as DraftFilter
  })
  return fc.oneof({ weight: 4, arbitrary: one }, among, compared(property, beyond, word.map(foldByHand)))
}

function aboutList(property: string, entries: readonly string[]): fc.Arbitrary<DraftFilter> {
  return fc
    .tuple(fc.constantFrom('hasAny', 'hasAll'), fc.subarray([...entries], { maxLength: 2 }))
    .map(([op, value]) => ({ op, property, values: { value } }) as DraftFilter)
}

function aboutId(prefix: string): fc.Arbitrary<DraftFilter> {
  const id = fc.constantFrom(...idsOf(prefix))
  const among = fc
    .array(id, { maxLength: 4 })
    .map((value) => ({ op: 'in' as const, property: 'id', values: { value } }))
  return fc.oneof(compared('id', equality, id), among)
}

function joined(filter: fc.Arbitrary<DraftFilter>): fc.Arbitrary<DraftFilter> {
  const many = fc
    .tuple(fc.constantFrom('and', 'or'), fc.array(filter, { maxLength: 3 }))
    .map(([op, of]) => ({ op, of }))
  return fc.oneof(
    many,
    filter.map((of) => ({ op: 'not', of })),
  ) as fc.Arbitrary<DraftFilter>
}

function idsOf(prefix: string): string[] {
  return Array.from({ length: idCount }, (_, place) => idOf(prefix, place))
}
