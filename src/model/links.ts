import { type Chain, link, type ThroughGroups, type View } from './define.ts'
import { integer, partialDate, text, texts } from './properties.ts'

/** How a name stood in a credit: its place in the list, its spelling there, the words that join it to the next. */
const credit = { position: integer(), creditedAs: text(), joinPhrase: text() } as const

/*
 * Phrases: {from}, {to} and {property} are filled in; a part in [brackets] is left out when its property is missing.
 * Each begins with one end and comes to the other at its end, so that the phrases of a path follow on one another:
 * "Taylour Paige appeared in We Cry Together, which was directed by Jake Schreier".
 */

export const released = link({
  type: 'RELEASED',
  ends: [
    { from: 'Artist', to: 'Album', out: 'albums', in: 'artists', outOrder: ['released'], inOrder: ['link.position'] },
  ],
  properties: { role: text(), ...credit },
  identity: ['role'],
  phrase: { out: '{from} released {to}', in: '{to} was released by {from}' },
})

export const trackOf = link({
  type: 'TRACK_OF',
  ends: [
    {
      from: 'Song',
      to: 'Album',
      out: 'albums',
      in: 'allTracks',
      outOrder: ['released'],
      inOrder: ['link.edition', 'link.disc', 'link.position'],
    },
  ],
  properties: {
    edition: text({ required: true, fallback: () => 'standard' }),
    disc: integer({ required: true, fallback: () => 1 }),
    position: integer({ required: true }),
    number: text(),
    creditedTitle: text(),
  },
  identity: ['edition', 'disc', 'position'],
  phrase: { out: '{from} is a track of {to}', in: '{to} has the track {from}' },
})

export const performed = link({
  type: 'PERFORMED',
  ends: [
    { from: 'Artist', to: 'Song', out: 'songs', in: 'performers', inOrder: ['link.position'] },
    { from: 'Artist', to: 'Album', out: 'guestOn', in: 'guests', outOrder: ['released'], inOrder: ['link.position'] },
    { from: 'Artist', to: 'Video', out: 'videos', in: 'artists', outOrder: ['released'], inOrder: ['link.position'] },
  ],
  properties: { role: text(), instrument: text(), ...credit, attributes: texts() },
  identity: ['role', 'instrument'],
  phrase: {
    out: '{from} performed on {to}[ ({role}[: {instrument}])]',
    in: '{to} was performed by {from}[ ({role}[: {instrument}])]',
  },
})

export const wrote = link({
  type: 'WROTE',
  ends: [{ from: 'Artist', to: 'Song', out: 'wrote', in: 'writers' }],
  properties: { role: text(), creditedAs: text() },
  identity: ['role'],
  phrase: { out: '{from} wrote {to}', in: '{to} was written by {from}' },
})

export const produced = link({
  type: 'PRODUCED',
  ends: [
    { from: 'Artist', to: 'Song', out: 'produced', in: 'producers' },
    { from: 'Artist', to: 'Album', out: 'producedAlbums', in: 'producers', outOrder: ['released'] },
    { from: 'Artist', to: 'Video', out: 'producedVideos', in: 'producers', outOrder: ['released'] },
    { from: 'Company', to: 'Video', out: 'videos', in: 'companies', outOrder: ['released'] },
  ],
  properties: { role: text(), creditedAs: text(), attributes: texts() },
  identity: ['role'],
  phrase: { out: '{from} produced {to}[ ({role})]', in: '{to} was produced by {from}[ ({role})]' },
})

export const crewed = link({
  type: 'CREWED',
  ends: [
    { from: 'Artist', to: 'Video', out: 'crewedVideos', in: 'crew', outOrder: ['released'], inOrder: ['link.role'] },
    { from: 'Artist', to: 'Song', out: 'crewedSongs', in: 'crew', inOrder: ['link.role'] },
    { from: 'Artist', to: 'Album', out: 'crewedAlbums', in: 'crew', outOrder: ['released'], inOrder: ['link.role'] },
  ],
  properties: { role: text(), creditedAs: text(), attributes: texts() },
  identity: ['role'],
  phrase: { out: '{from} worked[ as {role}] on {to}', in: '{to} had in its crew[, as {role},] {from}' },
})

export const videoOf = link({
  type: 'VIDEO_OF',
  ends: [{ from: 'Video', to: 'Song', out: 'songs', in: 'videos', outOrder: ['link.position'], inOrder: ['released'] }],
  properties: { segment: text(), position: integer() },
  identity: ['segment'],
  phrase: { out: '{from} is a video of {to}', in: '{to} has the video {from}' },
})

export const directed = link({
  type: 'DIRECTED',
  ends: [
    {
      from: 'Artist',
      to: 'Video',
      out: 'directed',
      in: 'directors',
      outOrder: ['released'],
      inOrder: ['link.position'],
    },
  ],
  properties: { role: text(), segment: text(), position: integer(), creditedAs: text(), attributes: texts() },
  identity: ['role', 'segment'],
  phrase: { out: '{from} directed {to}[ ({segment})]', in: '{to} was directed by {from}[ ({segment})]' },
})

export const appearedIn = link({
  type: 'APPEARED_IN',
  ends: [
    { from: 'Artist', to: 'Video', out: 'appearedIn', in: 'cast', outOrder: ['released'], inOrder: ['link.position'] },
  ],
  properties: { character: text(), role: text(), position: integer(), creditedAs: text() },
  identity: ['character'],
  phrase: { out: '{from} appeared[ as {character}] in {to}', in: '{to} has in its cast[, as {character},] {from}' },
})

export const referencedIn = link({
  type: 'REFERENCED_IN',
  ends: [{ from: 'Artist', to: 'Video', out: 'referencedIn', in: 'references', outOrder: ['released'] }],
  properties: { how: text() },
  identity: ['how'],
  walked: false,
  phrase: { out: '{from} is referenced in {to}[ ({how})]', in: '{to} refers to {from}[ ({how})]' },
})

export const memberOf = link({
  type: 'MEMBER_OF',
  ends: [{ from: 'Artist', to: 'Artist', out: 'memberOf', in: 'members' }],
  properties: { begin: partialDate(), end: partialDate() },
  phrase: { out: '{from} is a member of {to}', in: '{to} has the member {from}' },
})

export const isPerson = link({
  type: 'IS_PERSON',
  ends: [{ from: 'Artist', to: 'Artist', out: 'personaOf', in: 'personas' }],
  phrase: { out: '{from} is a name of {to}', in: '{to} also works as {from}' },
})

export const bornIn = link({
  type: 'BORN_IN',
  ends: [{ from: 'Artist', to: 'Place', out: 'bornIn', in: 'people' }],
  phrase: { out: '{from} comes from {to}', in: '{to} is the origin of {from}' },
})

export const filmedAt = link({
  type: 'FILMED_AT',
  ends: [{ from: 'Video', to: 'Place', out: 'places', in: 'videos', inOrder: ['released'] }],
  phrase: { out: '{from} was filmed at {to}', in: '{to} was the location of {from}' },
})

export const samples = link({
  type: 'SAMPLES',
  ends: [{ from: 'Song', to: 'Song', out: 'samples', in: 'sampledBy' }],
  properties: { how: text() },
  identity: ['how'],
  phrase: { out: '{from} samples {to}[ ({how})]', in: '{to} is sampled by {from}[ ({how})]' },
})

export const covers = link({
  type: 'COVERS',
  ends: [{ from: 'Song', to: 'Song', out: 'covers', in: 'coveredBy' }],
  phrase: { out: '{from} is a cover of {to}', in: '{to} was covered by {from}' },
})

export const remixOf = link({
  type: 'REMIX_OF',
  ends: [{ from: 'Song', to: 'Song', out: 'remixOf', in: 'remixes' }],
  phrase: { out: '{from} is a remix of {to}', in: '{to} was remixed as {from}' },
})

export const singleFrom = link({
  type: 'SINGLE_FROM',
  ends: [{ from: 'Album', to: 'Album', out: 'singleFrom', in: 'singles', inOrder: ['released'] }],
  phrase: { out: '{from} is a single from {to}', in: '{to} has the single {from}' },
})

export const issued = link({
  type: 'ISSUED',
  ends: [
    {
      from: 'Company',
      to: 'Album',
      out: 'albums',
      in: 'companies',
      outOrder: ['released'],
      inOrder: ['link.position'],
    },
  ],
  properties: { edition: text(), catalogNumber: text(), position: integer() },
  identity: ['edition'],
  phrase: { out: '{from} issued {to}', in: '{to} was issued by {from}' },
})

export const workedFor = link({
  type: 'WORKED_FOR',
  ends: [{ from: 'Artist', to: 'Company', out: 'companies', in: 'people' }],
  properties: { role: text(), begin: partialDate(), end: partialDate() },
  identity: ['role'],
  phrase: { out: '{from} worked for {to}[ ({role})]', in: '{to} was worked for by {from}[ ({role})]' },
})

export const partOf = link({
  type: 'PART_OF',
  ends: [{ from: 'Company', to: 'Company', out: 'partOf', in: 'parts' }],
  phrase: { out: '{from} is part of {to}', in: '{to} has the part {from}' },
})

export const nominatedFor = link({
  type: 'NOMINATED_FOR',
  ends: [
    { from: 'Nomination', to: 'Album', out: 'albums', in: 'nominations', inOrder: ['ceremonyYear'] },
    { from: 'Nomination', to: 'Song', out: 'songs', in: 'nominations', inOrder: ['ceremonyYear'] },
    { from: 'Nomination', to: 'Video', out: 'videos', in: 'nominations', inOrder: ['ceremonyYear'] },
  ],
  phrase: { out: '{from} was for {to}', in: '{to} was up for {from}' },
})

export const received = link({
  type: 'RECEIVED',
  ends: [{ from: 'Artist', to: 'Nomination', out: 'nominations', in: 'recipients', outOrder: ['ceremonyYear'] }],
  phrase: { out: '{from} was named in {to}', in: '{to} names {from}' },
})

/** Lists over two links. */
export const chains: readonly Chain[] = [
  { kind: 'Album', field: 'videos', steps: ['allTracks', 'videos'], order: ['released'] },
  { kind: 'Video', field: 'albums', steps: ['songs', 'albums'], order: ['released'] },
]

/** Lists narrowed to some of a link's links. */
export const views: readonly View[] = [
  { kind: 'Album', field: 'tracks', of: 'allTracks', property: 'edition', parent: 'defaultEdition' },
]

/** Lists that also show what the groups of an artist did, where asked. */
export const throughGroups: readonly ThroughGroups[] = [
  { kind: 'Artist', field: 'directed', groups: 'memberOf', argument: 'viaGroups' },
]
