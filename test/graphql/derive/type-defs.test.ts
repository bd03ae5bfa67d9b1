import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import {
  buildASTSchema,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  parse,
  validateSchema,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { generatedSdl, schemaDocument, typeDefs } from '../../../src/graphql/derive/type-defs.ts'
import { defaultLimits } from '../../../src/graphql/limits.ts'
import { schemaFolder } from '../../../src/graphql/sdl.ts'
import { defaultPageSize } from '../../../src/graphql/select/page.ts'
import { model } from '../../../src/model/index.ts'

const schema = buildASTSchema(schemaDocument(model))
const argumentsOf = (type: string, field: string) =>
  Object.fromEntries(
    (schema.getType(type) as GraphQLObjectType).getFields()[field]!.args.map(({ name, type }) => [name, String(type)]),
  )
const fieldsOf = (type: string) =>
  Object.fromEntries(
    Object.values((schema.getType(type) as GraphQLObjectType | GraphQLInputObjectType).getFields()).map(
      ({ name, type }) => [name, String(type)],
    ),
  )
const valuesOf = (type: string) => (schema.getType(type) as GraphQLEnumType).getValues().map(({ name }) => name)
const paging = { first: 'Int', after: 'String', last: 'Int', before: 'String' }

describe('the whole schema', () => {
  it('is valid', () => {
    expect(validateSchema(schema)).toEqual([])
  })

  it('is the same text every time, and that text is the same schema', () => {
    expect(typeDefs(model)).toBe(typeDefs(model))
    expect(parse(typeDefs(model)).definitions).toHaveLength(schemaDocument(model).definitions.length)
  })

  it('stands printed in schema/generated/linernotes.graphql', () => {
    const file = new URL('generated/linernotes.graphql', schemaFolder)
    const now = generatedSdl(model)
    if (process.env.UPDATE) writeFileSync(file, now)
    const kept = existsSync(file) ? readFileSync(file, 'utf8') : ''
    const cure = 'out of date: run `UPDATE=1 npx vitest run test/graphql/derive/type-defs.test.ts` and commit the file'
    expect(kept === now, `schema/generated/linernotes.graphql is ${cure}`).toBe(true)
  })

  it('gives every kind a connection and an edge', () => {
    expect(fieldsOf('VideoConnection')).toEqual({
      edges: '[VideoEdge!]!',
      nodes: '[Video!]!',
      pageInfo: 'PageInfo!',
      totalCount: 'Int!',
      aggregate: 'VideoAggregate!',
    })
    expect(fieldsOf('VideoEdge')).toEqual({ cursor: 'String!', node: 'Video!', link: 'Link', via: '[Node!]!' })
    for (const kind of model.kinds.keys()) expect(schema.getType(`${kind}Connection`)).toBeDefined()
  })

  it('lets every list be summed up: spans of dates and numbers, years where a kind has one, roles where links have', () => {
    expect(fieldsOf('VideoAggregate')).toEqual({
      count: 'Int!',
      released: 'DateSpan',
      duration: 'IntSpan',
      byYear: '[YearCount!]!',
      byRole: '[RoleCount!]!',
    })
    expect(fieldsOf('NominationAggregate')).toEqual({
      count: 'Int!',
      ceremonyYear: 'IntSpan',
      eligibilityYear: 'IntSpan',
      byYear: '[YearCount!]!',
    })
    expect(fieldsOf('CompanyAggregate')).toEqual({ count: 'Int!', byRole: '[RoleCount!]!' })
    expect(fieldsOf('PlaceAggregate')).toEqual({ count: 'Int!' })
  })

  it('lets a link field filter its nodes and its links, and order by both', () => {
    expect(argumentsOf('Artist', 'directed')).toEqual({
      viaGroups: 'Boolean',
      where: 'VideoWhere',
      linkWhere: 'DirectedLinkWhere',
      orderBy: '[DirectedVideoOrder!]',
      ...paging,
    })
    expect(valuesOf('DirectedVideoOrder')).toEqual(
      expect.arrayContaining(['RELEASED_DESC', 'DATE_TEXT_ASC', 'LINK_POSITION_ASC', 'LINK_CREDITED_AS_DESC']),
    )
  })

  it('keeps the argument of a view, and that for groups, before the standard ones', () => {
    expect(Object.keys(argumentsOf('Album', 'tracks'))).toEqual([
      'edition',
      'where',
      'linkWhere',
      'orderBy',
      'first',
      'after',
      'last',
      'before',
    ])
    expect(Object.keys(argumentsOf('Artist', 'directed'))[0]).toBe('viaGroups')
  })

  it('lets root lists and lists over two links filter and order by nodes only', () => {
    const standard = { where: 'VideoWhere', orderBy: '[VideoOrder!]', ...paging }
    expect(argumentsOf('Query', 'videos')).toEqual(standard)
    expect(argumentsOf('Album', 'videos')).toEqual(standard)
    expect(valuesOf('VideoOrder').filter((value) => value.startsWith('LINK_'))).toEqual([])
  })

  it('leaves the other root fields as they are written', () => {
    expect(argumentsOf('Query', 'video')).toEqual({ id: 'ID!' })
    expect(argumentsOf('Query', 'nodes')).toEqual({ ids: '[ID!]!' })
  })

  it('names the page sizes that the service comes with', () => {
    const [first] = (schema.getType('Query') as GraphQLObjectType)
      .getFields()
      .videos!.args.filter(({ name }) => name === 'first')
    expect(first?.description).toContain(`; ${defaultPageSize} unless`)
    expect(first?.description).toContain(`allows, ${defaultLimits.page} as it comes`)
  })

  it('says how a list is sorted unless told', () => {
    const usual = (type: string, field: string) =>
      (schema.getType(type) as GraphQLObjectType).getFields()[field]!.args.find(({ name }) => name === 'orderBy')
        ?.description
    expect(usual('Album', 'tracks')).toContain('LINK_DISC_ASC, LINK_POSITION_ASC unless given')
    expect(usual('Query', 'albums')).toContain('TITLE_ASC unless given')
  })

  it('filters nodes by their properties and links, but not by views, lists over two links or records', () => {
    const fields = fieldsOf('AlbumWhere')
    expect(fields).toMatchObject({
      and: '[AlbumWhere!]',
      or: '[AlbumWhere!]',
      not: 'AlbumWhere',
      id: 'IdFilter',
      title: 'TextFilter',
      type: 'AlbumTypeFilter',
      released: 'DateFilter',
      billboard200Peak: 'IntFilter',
      aliases: 'ListFilter',
      source: 'ListFilter',
      confidence: 'ConfidenceFilter',
      disputed: 'BooleanFilter',
      allTracks: 'TrackOfSongQuantifier',
      artists: 'ReleasedArtistQuantifier',
    })
    for (const field of ['tracks', 'videos', 'editions', 'claims', 'externalIds', 'sources', 'name'])
      expect(fields).not.toHaveProperty(field)
  })

  it('asks for some, none or all of the links, with the node and the link together', () => {
    expect(fieldsOf('DirectedArtistQuantifier')).toEqual({
      some: 'DirectedArtistMatch',
      none: 'DirectedArtistMatch',
      all: 'DirectedArtistMatch',
    })
    expect(fieldsOf('DirectedArtistMatch')).toEqual({ node: 'ArtistWhere', link: 'DirectedLinkWhere' })
    expect(fieldsOf('DirectedLinkWhere')).toMatchObject({
      role: 'TextFilter',
      position: 'IntFilter',
      attributes: 'ListFilter',
      source: 'ListFilter',
    })
  })

  it('compares each type of value its own way', () => {
    expect(Object.keys(fieldsOf('TextFilter'))).toEqual([
      'eq',
      'ne',
      'in',
      'contains',
      'startsWith',
      'endsWith',
      'exact',
      'isNull',
    ])
    expect(Object.keys(fieldsOf('IntFilter'))).toEqual(['eq', 'ne', 'in', 'gt', 'gte', 'lt', 'lte', 'isNull'])
    expect(fieldsOf('DateFilter')).toMatchObject({ gte: 'PartialDate', in: '[PartialDate!]' })
    expect(fieldsOf('ListFilter')).toEqual({ has: 'String', hasAny: '[String!]', hasAll: '[String!]' })
    expect(fieldsOf('VideoTypeFilter')).toEqual({
      eq: 'VideoType',
      ne: 'VideoType',
      in: '[VideoType!]',
      isNull: 'Boolean',
    })
    expect(fieldsOf('BooleanFilter')).toEqual({ eq: 'Boolean' })
    expect(fieldsOf('IdFilter')).toEqual({ eq: 'ID', ne: 'ID', in: '[ID!]' })
  })

  it('shows hidden properties nowhere', () => {
    const hidden = [...model.kinds.values(), ...model.links.values()].flatMap(({ properties }) =>
      Object.entries(properties).flatMap(([name, property]) => (property.hidden ? [name] : [])),
    )
    expect(hidden).toContain('defaultEdition')
    // As a field or an argument; a description may use the word.
    for (const name of hidden) expect(typeDefs(model)).not.toMatch(new RegExp(`^ *${name}[:(]`, 'm'))
    expect(typeDefs(model)).not.toContain('DEFAULT_EDITION')
  })
})
