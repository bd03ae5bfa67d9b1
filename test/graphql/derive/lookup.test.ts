import { buildASTSchema, type GraphQLEnumType, type GraphQLInputObjectType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { lookupOf } from '../../../src/graphql/derive/lookup.ts'
import { fieldInputs, screaming } from '../../../src/graphql/derive/names.ts'
import { orderOf, orderValue } from '../../../src/graphql/derive/orders.ts'
import { schemaDocument } from '../../../src/graphql/derive/type-defs.ts'
import { model } from '../../../src/model/index.ts'

const lookup = lookupOf(model)
const schema = buildASTSchema(schemaDocument(model))

describe('the meaning of the derived inputs', () => {
  it('is known for every field of every filter, and for nothing else', () => {
    for (const [name, fields] of [
      ...lookup.wheres,
      ...[...lookup.comparisons].map(([name, { operators }]) => [name, operators] as const),
    ]) {
      const input = schema.getType(name) as GraphQLInputObjectType
      expect(Object.keys(input.getFields())).toEqual([...fields.keys()])
    }
    const inputs = Object.keys(schema.getTypeMap()).filter(
      (name) => /(Where|Filter)$/.test(name) && name !== 'WalkFilter',
    )
    expect(inputs.sort()).toEqual([...lookup.wheres.keys(), ...lookup.comparisons.keys()].sort())
  })

  it('is known for every value of every order', () => {
    for (const [name, terms] of lookup.orders)
      expect((schema.getType(name) as GraphQLEnumType).getValues().map(({ name }) => name)).toEqual([...terms.keys()])
    const enums = Object.keys(schema.getTypeMap()).filter((name) => name.endsWith('Order'))
    expect(enums.sort()).toEqual([...lookup.orders.keys()].sort())
  })

  it('is known for the inputs of every list', () => {
    for (const kind of model.kinds.keys())
      for (const field of model.fields(kind)) {
        const { where, linkWhere, order } = fieldInputs(field)
        expect(lookup.wheres.has(where)).toBe(true)
        expect(lookup.orders.has(order)).toBe(true)
        expect(linkWhere === null).toBe(field.hops.length === 2)
        if (linkWhere !== null) expect(lookup.wheres.has(linkWhere)).toBe(true)
      }
  })

  it('says which property a field compares, how, and whether folded', () => {
    const video = lookup.wheres.get('VideoWhere')!
    expect(video.get('title')).toMatchObject({
      is: 'property',
      property: 'title',
      comparison: 'TextFilter',
      folded: true,
    })
    expect(video.get('released')).toMatchObject({ property: 'released', comparison: 'DateFilter', folded: false })
    expect(video.get('source')).toMatchObject({ property: 'sources', comparison: 'ListFilter', folded: false })
    expect(video.get('urls')).toMatchObject({ property: 'urls', comparison: 'ListFilter', folded: true })
    expect(video.get('id')).toEqual({
      is: 'property',
      property: 'id',
      declared: null,
      comparison: 'IdFilter',
      folded: false,
    })
    expect(video.get('type')).toMatchObject({ comparison: 'VideoTypeFilter', folded: false })
    expect(video.get('not')).toEqual({ is: 'not' })
  })

  it('says which links a quantifier is about', () => {
    const field = lookup.wheres.get('VideoWhere')!.get('directors')
    expect(field).toMatchObject({
      is: 'links',
      field: { name: 'directors', target: 'Artist' },
      node: 'ArtistWhere',
      link: 'DirectedLinkWhere',
    })
  })

  it('says what an operator asks of the store', () => {
    const text = lookup.comparisons.get('TextFilter')!.operators
    expect(text.get('exact')).toMatchObject({ op: 'eq', exact: true })
    expect(text.get('eq')?.exact).toBeUndefined()
    expect(lookup.comparisons.get('ListFilter')!.operators.get('has')).toMatchObject({ op: 'hasAny' })
    expect(lookup.comparisons.get('DateFilter')!.operators.get('lte')).toMatchObject({ op: 'lte' })
  })

  it('says what an order sorts by', () => {
    const order = lookup.orders.get('DirectedVideoOrder')!
    expect(order.get('DATE_TEXT_DESC')).toEqual({ on: 'node', property: 'dateText', descending: true })
    expect(order.get('LINK_POSITION_ASC')).toEqual({ on: 'link', property: 'position', descending: false })
    expect(lookup.orders.get('AlbumOrder')!.get('BILLBOARD200_PEAK_ASC')?.property).toBe('billboard200Peak')
  })

  it('knows every default order as values of its enum', () => {
    for (const kind of model.kinds.values()) {
      expect(lookup.orders.get(`${kind.name}Order`)!.has(orderValue(orderOf([kind.display])[0]!))).toBe(true)
      for (const field of model.fields(kind.name))
        for (const term of orderOf(field.order))
          expect(lookup.orders.get(fieldInputs(field).order)!.get(orderValue(term))).toEqual(term)
    }
  })
})

describe('the names of enum values', () => {
  it.each([
    ['sortName', 'SORT_NAME'],
    ['billboard200Peak', 'BILLBOARD200_PEAK'],
    ['Artist', 'ARTIST'],
    ['id', 'ID'],
  ])('write %s as %s', (name, value) => {
    expect(screaming(name)).toBe(value)
  })
})
