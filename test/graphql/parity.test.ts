import { describe, expect, it } from 'vitest'
import { differences } from '../../src/graphql/parity.ts'
import { sdlFiles, writtenSdl } from '../../src/graphql/sdl.ts'
import { type Kind, kind, type Link } from '../../src/model/define.ts'
import { model, modelOf } from '../../src/model/index.ts'
import { integer, text } from '../../src/model/properties.ts'

/** The differences after one edit of a hand-written file. */
function afterEdit(file: string, before: string | RegExp, after: string): string[] {
  const files = sdlFiles().map(({ name, text }) => {
    if (name !== file) return { name, text }
    const edited = text.replace(before, after)
    if (edited === text) throw new Error(`${file} does not hold ${before}`)
    return { name, text: edited }
  })
  return differences(model, writtenSdl(files))
}

/** The differences after a change of the model. */
function afterChange({ kinds, links }: { kinds?: (all: Kind[]) => Kind[]; links?: (all: Link[]) => Link[] }): string[] {
  const { chains, views, throughGroups, declared } = model
  return differences(
    modelOf({
      kinds: kinds?.([...declared.kinds]) ?? declared.kinds,
      links: links?.([...declared.links]) ?? declared.links,
      chains,
      views,
      throughGroups,
    }),
  )
}
const withProperty = (name: string, more: object) => (all: Kind[]) =>
  all.map((one) => (one.name === name ? { ...one, properties: { ...one.properties, ...more } } : one))

describe('parity of the hand-written SDL and the model', () => {
  it('holds', () => {
    expect(differences(model)).toEqual([])
  })

  it.each<[string, [file: string, before: string | RegExp, after: string], string]>([
    [
      'a property left out of a type',
      ['video.graphql', /^ {2}released: PartialDate$/m, '  other: Int'],
      'Video.released is missing: add "released: PartialDate" to schema/video.graphql, or remove it from src/model/kinds/video.ts.',
    ],
    [
      'a field that the model does not declare',
      ['video.graphql', '  dateText: String', '  dateText: String\n  mood: String'],
      'Video.mood is nothing the model knows: remove it from schema/video.graphql, or declare it in src/model/kinds/video.ts (a link field in src/model/links.ts).',
    ],
    [
      'a property that may be missing written as never null',
      ['song.graphql', 'version: String', 'version: String!'],
      'Song.version is String!, but for the model it is String: write that in schema/song.graphql, or change src/model/kinds/song.ts.',
    ],
    [
      'a required property written as nullable',
      ['song.graphql', 'title: String!', 'title: String'],
      'Song.title is String, but for the model it is String!: write that in schema/song.graphql, or change src/model/kinds/song.ts.',
    ],
    [
      'another scalar',
      ['album.graphql', 'duration: Int', 'duration: Float'],
      'Album.duration is Float, but for the model it is Int: write that in schema/album.graphql, or change src/model/kinds/album.ts.',
    ],
    [
      'a list written as a single value',
      ['song.graphql', 'isrcs: [String!]!', 'isrcs: String'],
      'Song.isrcs is String, but for the model it is [String!]! or [URL!]!: write that in schema/song.graphql, or change src/model/kinds/song.ts.',
    ],
    [
      'a list that may hold null',
      ['song.graphql', 'works: [String!]!', 'works: [String]!'],
      'Song.works is [String]!, but for the model it is [String!]! or [URL!]!: write that in schema/song.graphql, or change src/model/kinds/song.ts.',
    ],
    [
      'a link field to another kind',
      ['video.graphql', 'directors: ArtistConnection!', 'directors: CompanyConnection!'],
      'Video.directors is CompanyConnection!, but for the model it is ArtistConnection!: write that in schema/video.graphql, or change src/model/links.ts.',
    ],
    [
      'a link field left out',
      ['artist.graphql', 'appearedIn: VideoConnection!', 'appears: VideoConnection!'],
      'Artist.appearedIn is missing: add "appearedIn: VideoConnection!" to schema/artist.graphql, or remove it from src/model/links.ts.',
    ],
    [
      'a standard argument written by hand',
      ['artist.graphql', 'appearedIn: VideoConnection!', 'appearedIn(first: Int): VideoConnection!'],
      'Artist.appearedIn takes the argument first, which the model does not know: remove it from schema/artist.graphql; the standard arguments are added by themselves.',
    ],
    [
      'the argument of a view left out',
      ['album.graphql', /tracks\([^)]*\)/, 'tracks'],
      'Album.tracks must take the argument "edition: String": write it in schema/album.graphql.',
    ],
    [
      'the argument that asks for groups left out',
      ['artist.graphql', /directed\([^)]*\)/, 'directed'],
      'Artist.directed must take the argument "viaGroups: Boolean": write it in schema/artist.graphql.',
    ],
    [
      'the argument that asks for groups of another type',
      ['artist.graphql', 'viaGroups: Boolean', 'viaGroups: Int'],
      'Artist.directed must take the argument "viaGroups: Boolean": write it in schema/artist.graphql.',
    ],
    [
      'groups asked for where the model has no such list',
      ['artist.graphql', 'appearedIn: VideoConnection!', 'appearedIn(viaGroups: Boolean): VideoConnection!'],
      'Artist.appearedIn takes the argument viaGroups, which the model does not know: remove it from schema/artist.graphql; the standard arguments are added by themselves.',
    ],
    [
      'an enum value left out',
      ['video.graphql', /^ {2}VISUALIZER$/m, '  SKETCH'],
      'VideoType.VISUALIZER is missing: add it to schema/video.graphql, or remove it from src/model/kinds/video.ts.',
    ],
    [
      'an enum value too many',
      ['artist.graphql', /^ {2}CHOIR$/m, '  CHOIR\n  "Many."\n  CROWD'],
      'ArtistType.CROWD is nothing the model knows: remove it from schema/artist.graphql, or add it to src/model/kinds/artist.ts.',
    ],
    [
      'a link type left out',
      ['link.graphql', /^ {2}COVERS$/m, '  COPIES'],
      'LinkType.COVERS is missing: add it to schema/link.graphql, or remove it from src/model/links.ts.',
    ],
    [
      'a kind too many',
      ['shared.graphql', /^ {2}PLACE$/m, '  PLACE\n  "A concert."\n  EVENT'],
      'Kind.EVENT is nothing the model knows: remove it from schema/shared.graphql, or add it to src/model/index.ts.',
    ],
    [
      'a field of a record left out',
      ['album.graphql', 'barcode: String', 'code: String'],
      'Edition.barcode is missing: add "barcode: String" to schema/album.graphql, or remove it from src/model/kinds/album.ts.',
    ],
    [
      "a record's reference shown as an id",
      ['album.graphql', 'company: Company\n', 'company: String\n'],
      'Edition.company is String, but for the model it is Company: write that in schema/album.graphql, or change src/model/kinds/album.ts.',
    ],
    [
      'a link property left out',
      ['link.graphql', '  joinPhrase: String', '  join: String'],
      'Link.joinPhrase is missing: add "joinPhrase: String" to schema/link.graphql, or remove it from src/model/links.ts.',
    ],
    [
      'a link property written as never null though not every type has it',
      ['link.graphql', '  disc: Int', '  disc: Int!'],
      'Link.disc is Int!, but for the model it is Int: write that in schema/link.graphql, or change src/model/links.ts.',
    ],
    [
      'a link property whose description forgets a type that carries it',
      ['link.graphql', '(REFERENCED_IN, SAMPLES)', '(SAMPLES)'],
      'The description of Link.how must name REFERENCED_IN: correct it in schema/link.graphql.',
    ],
    [
      'a link property whose description names a type that lacks it',
      ['link.graphql', '(APPEARED_IN). Null', '(APPEARED_IN, COVERS). Null'],
      'The description of Link.character must not name COVERS: correct it in schema/link.graphql.',
    ],
    [
      'a field left out of Node',
      ['shared.graphql', /^ {2}disputed: Boolean!$/m, '  doubtful: Boolean!'],
      'Node.disputed is missing: add "disputed: Boolean!" to schema/shared.graphql, or remove it from src/model/define.ts.',
    ],
    [
      'a kind that is no Node',
      ['place.graphql', ' implements Node', ''],
      'Place is a kind and must implement Node: write "type Place implements Node" in schema/place.graphql.',
    ],
    [
      'a Node that is no kind',
      ['query.graphql', 'type Stats', 'type Stats implements Node'],
      'Stats implements Node but is no kind: take "implements Node" out of schema/query.graphql, or declare the kind.',
    ],
    [
      'a kind without its type',
      ['place.graphql', 'type Place ', 'type Spot '],
      'schema/place.graphql lacks the type Place: write it, or remove its declaration from src/model/kinds/place.ts.',
    ],
    [
      'a choice without its enum',
      ['company.graphql', 'enum CompanyType', 'enum SortOfCompany'],
      'The enum CompanyType is missing: write it under schema/, or remove it from src/model/kinds/company.ts.',
    ],
    [
      'a root list left out',
      ['query.graphql', 'companies: CompanyConnection', 'firms: CompanyConnection'],
      'Query.companies is missing: add "companies: CompanyConnection" to schema/query.graphql, or remove it from src/model/kinds/company.ts.',
    ],
    [
      'a root list of no kind',
      ['query.graphql', '  stats: Stats', '  stats: Stats\n  firms: CompanyConnection'],
      'Query.firms is the root field of no kind: remove it from schema/query.graphql, or name it as prefix or plural of its kind.',
    ],
    [
      'a root field that is never null',
      ['query.graphql', '): Video\n', '): Video!\n'],
      'Query.video is Video!, but for the model it is Video: write that in schema/query.graphql, or change src/model/kinds/video.ts.',
    ],
    [
      'a type that nothing uses',
      ['query.graphql', /$/, '\n"Left over."\ntype Mood {\n  "Its name."\n  name: String!\n}\n'],
      'Nothing uses Mood: remove it from schema/query.graphql.',
    ],
    [
      'an extension',
      ['query.graphql', /$/, '\nextend type Video {\n  "How it feels."\n  mood: String!\n}\n'],
      'schema/query.graphql extends Video: write its fields into the type itself.',
    ],
  ])('names %s', (_, edit, sentence) => {
    expect(afterEdit(...edit)).toContain(sentence)
  })

  it('accepts a list of text that is shown as addresses', () => {
    expect(afterEdit('song.graphql', 'works: [String!]!', 'works: [URL!]!')).toEqual([])
  })

  it('names a property that the model alone has', () => {
    expect(afterChange({ kinds: withProperty('Video', { mood: text() }) })).toEqual([
      'Video.mood is missing: add "mood: String" to schema/video.graphql, or remove it from src/model/kinds/video.ts.',
    ])
  })

  it('names a property whose type the model has changed', () => {
    expect(afterChange({ kinds: withProperty('Video', { dateText: integer({ required: true }) }) })).toEqual([
      'Video.dateText is String, but for the model it is Int!: write that in schema/video.graphql, or change src/model/kinds/video.ts.',
    ])
  })

  it('names a field that shows a hidden property', () => {
    expect(afterChange({ kinds: withProperty('Video', { status: text({ hidden: true }) }) })).toEqual([
      'Video.status is nothing the model knows: remove it from schema/video.graphql, or declare it in src/model/kinds/video.ts (a link field in src/model/links.ts).',
    ])
  })

  it('names a kind that the SDL lacks, with its root fields and its value of Kind', () => {
    const event = kind({
      name: 'Event',
      prefix: 'event',
      plural: 'events',
      display: 'name',
      searched: [],
      externalKeys: [],
      naturalKey: ['name'],
      properties: { name: text({ required: true }) },
    })
    expect(afterChange({ kinds: (all) => [...all, event] })).toEqual([
      'Query.event is missing: add "event: Event" to schema/query.graphql, or remove it from src/model/kinds/event.ts.',
      'Query.events is missing: add "events: EventConnection" to schema/query.graphql, or remove it from src/model/kinds/event.ts.',
      'schema/event.graphql lacks the type Event: write it, or remove its declaration from src/model/kinds/event.ts.',
      'Kind.EVENT is missing: add it to schema/shared.graphql, or remove it from src/model/index.ts.',
    ])
  })

  it('names both fields of a link that the model no longer has, and all that spoke of it', () => {
    const found = afterChange({ links: (all) => all.filter(({ type }) => type !== 'REFERENCED_IN') })
    expect(found).toHaveLength(3)
    expect(found.join()).toMatch(
      /Artist\.referencedIn is nothing.*Video\.references is nothing.*LinkType\.REFERENCED_IN is nothing/,
    )
  })
})
