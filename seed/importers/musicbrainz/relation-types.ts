import { crewed, didTask, directed, joined, lasting, performed, played, produced, type Taken, wrote } from './taken.ts'

/** The id MusicBrainz keeps for the type of relation, the name it has there now, and what it becomes here. */
type Row = readonly [id: string, name: string, taken: Taken]

/**
 * Every type of relation that becomes a link, by the two sorts of entity it joins; the first of them is entity0. One
 * line more takes one type more. Types without a line are counted in the report by name.
 * https://musicbrainz.org/relationships
 */
const table: Readonly<Record<string, readonly Row[]>> = {
  'artist-recording': [
    ['628a9658-f54c-4142-b0c0-95f031b544da', 'performer', performed('performer')],
    ['f8673e29-02a5-47b7-af61-dd4519328dd0', 'performance', performed('performer')],
    ['59054b12-01ac-43ee-a618-285fd397e461', 'instrument', played],
    ['0fdbe3c6-7700-4a31-ae54-b53f06ae1cfa', 'vocal', performed('vocals')],
    ['3b6616c5-88ba-4341-b4ee-81ce1e6d7ebb', 'performing orchestra', performed('orchestra')],
    ['234670ce-5f22-4fd0-921b-ef1662695c5d', 'conductor', performed('conductor')],
    ['45115945-597e-4cb9-852f-4e6ba583fcc8', 'chorus master', performed('chorus master')],
    ['ffeaa74f-8295-45ee-a2f2-7c0cc1f73b1e', 'concertmaster', performed('concertmaster')],
    ['5c0ceac3-feb4-41f0-868d-dc06f6e27fc0', 'producer', produced],
    ['b367fae0-c4b0-48b9-a40c-f3ae4c02cffc', 'production', produced],
    ['5dcc52af-7064-4051-8d62-7d80f4c3c907', 'engineer', crewed('engineer')],
    ['ca8d6d99-b847-439c-b0ec-33d8a1b942bc', 'audio', crewed('audio engineer')],
    ['0cd6aa63-c297-42ed-8725-c16d31913a98', 'sound', crewed('sound engineer')],
    ['0748fa55-56b5-4ad5-8ce8-15b97f82a0c2', 'balance', crewed('balance engineer')],
    ['a01ee869-80a8-45ef-9447-c59e91aa7926', 'recording', crewed('recording engineer')],
    ['fc9b963a-29fa-4949-b22a-3bffd2440024', 'field recordist', crewed('field recordist')],
    ['36c50022-44e0-488d-994b-33f11d20301e', 'programming', crewed('programming')],
    ['40dff87a-e475-4aa6-b615-9935b564d756', 'editor', crewed('editor')],
    ['3e3102e1-1896-4f50-b5b2-dd9824e46efe', 'mix', crewed('mixer')],
    ['30adb2d7-dbcc-4393-9230-2098510ce3c1', 'mastering', crewed('mastering')],
    ['7950be4d-13a3-48e7-906b-5af562e39544', 'remixer', crewed('remixer')],
    ['28338ee6-d578-485a-bb53-61dbfd7c6545', 'mix-DJ', crewed('DJ mixer')],
    ['35ba2b3b-aaeb-4db1-bc5f-f42154e785d8', 'compiler', crewed('compiler')],
    ['5de30d91-3b98-4fa6-9cd4-26d80959f540', 'audio director', crewed('audio director')],
    ['22661fb8-cdb7-4f67-8385-b2a8be6c9f0d', 'arranger', crewed('arranger')],
    ['8a2799e8-a7e2-41ce-a7da-b5f520687216', 'vocal arranger', crewed('vocal arranger')],
    ['4820daa1-98d6-4f8b-aa4b-6895c5b79b27', 'instrument arranger', crewed('instrument arranger')],
    ['38fa7405-f9a5-48cb-827a-8ac601933ba0', 'orchestrator', crewed('orchestrator')],
    ['0eb67a3e-796b-4394-ab6e-1224f43236b6', 'creative direction', crewed('creative director')],
    ['9aae9a3d-7cc2-4eee-881d-b8b73d0ceef3', 'art direction', crewed('art director')],
    ['4af8e696-2690-486f-87db-bc8ec2bfe859', 'design/illustration', crewed('design and illustration')],
    ['38751410-ee52-435b-af75-957cb4c34149', 'graphic design', crewed('graphic designer')],
    ['0c73d6e6-d741-4098-9d74-e8da0c63fe14', 'illustration', crewed('illustrator')],
    ['fd33dadb-a588-40f4-8055-32373f1bd19b', 'animation', crewed('animator')],
    ['a7e408a1-8c64-4122-9ec2-906068955187', 'photography', crewed('photographer')],
    ['e88fefc3-042b-4f28-83af-6a79793b630b', 'instrument technician', crewed('instrument technician')],
    ['8dc10cef-3116-4b3d-8e3e-33ffb84a97df', 'artists and repertoire', crewed('artists and repertoire')],
    ['b1edc6f6-283d-4e32-b625-b96cfb192056', 'booking', crewed('booking')],
    ['75e37b65-7b50-4080-bf04-8c59c66b5f65', 'legal representation', crewed('legal representation')],
    ['9ef2ba0d-953c-43a9-b1b5-cf2ba5986406', 'publishing', crewed('publisher')],
    ['68330a36-44cf-4fa2-84e8-533c6fe3fc23', 'misc', didTask],
    ['578ee04d-3227-4335-ba2c-11e8ba420e0b', 'video director', directed],
    ['601fc03e-1058-4ee6-a546-b914d55aa6ba', 'video appearance', joined('APPEARED_IN', 0)],
  ],
  'artist-release': [
    ['888a2320-52e4-4fe8-a8a0-7a4c8dfde167', 'performer', performed('performer')],
    ['8db9d0b7-ca39-43a6-8c72-9a47f811229e', 'performance', performed('performer')],
    ['67555849-61e5-455b-96e3-29733f0115f5', 'instrument', played],
    ['eb10f8a0-0f4c-4dce-aa47-87bcb2bc42f3', 'vocal', performed('vocals')],
    ['23a2e2e7-81ca-4865-8d05-2243848a77bf', 'performing orchestra', performed('orchestra')],
    ['9ae9e4d0-f26b-42fb-ab5c-1149a47cf83b', 'conductor', performed('conductor')],
    ['b9129850-73ec-4af5-803c-1c12b97e25d2', 'chorus master', performed('chorus master')],
    ['8a2b1c46-0fe5-42f7-9d72-f68604244c1d', 'concertmaster', performed('concertmaster')],
    ['8bf377ba-8d71-4ecc-97f2-7bb2d8a2a75f', 'producer', produced],
    ['3172a175-7c9d-44ce-a8b7-9a9187b33762', 'production', produced],
    ['87e922ba-872e-418a-9f41-0a63aa3c30cc', 'engineer', crewed('engineer')],
    ['b04848d7-dbd9-4be0-9d8c-13df6d6e40db', 'audio', crewed('audio engineer')],
    ['271306ca-c77f-4fe0-94bc-dd4b87ae0205', 'sound', crewed('sound engineer')],
    ['97169e5e-c978-486e-a5ea-da353ca9ea42', 'balance', crewed('balance engineer')],
    ['023a6c6d-80af-4f88-ae69-f5f6213f9bf4', 'recording', crewed('recording engineer')],
    ['d92d4280-e288-4268-81ca-4c7252dfe7c3', 'field recordist', crewed('field recordist')],
    ['617063ad-dbb5-4877-9ba0-ba2b9198d5a7', 'programming', crewed('programming')],
    ['f30c29d3-a3f1-420d-9b6c-a750fd6bc2aa', 'editor', crewed('editor')],
    ['6cc958c0-533b-4540-a281-058fbb941890', 'mix', crewed('mixer')],
    ['84453d28-c3e8-4864-9aae-25aa968bcf9e', 'mastering', crewed('mastering')],
    ['904e57f3-cbbc-43ab-8798-13e710e400d3', 'lacquer cut', crewed('lacquer cut')],
    ['9fe3ca27-f9df-4e06-ab2d-84947f3f897e', 'transfer', crewed('transfer')],
    ['ac6a86db-f757-4815-a07e-744428d2382b', 'remixer', crewed('remixer')],
    ['9162dedd-790c-446c-838e-240f877dbfe2', 'mix-DJ', crewed('DJ mixer')],
    ['2f81887a-8674-4d8b-bd48-8bfd4c6fa332', 'compiler', crewed('compiler')],
    ['4e088178-ea6f-4194-a801-10b4f0f03154', 'audio director', crewed('audio director')],
    // WROTE leads to songs; who wrote the songs of a whole release is kept in its crew.
    ['ca7a474a-a1cd-4431-9230-56a17f553090', 'writer', crewed('writer')],
    ['01ce32b0-d873-4baa-8025-714b45c0c754', 'composer', crewed('composer')],
    ['a2af367a-b040-46f8-af21-310f92dfe97b', 'lyricist', crewed('lyricist')],
    ['dd182715-ca2b-4e4b-80b1-d21742fda0dc', 'librettist', crewed('librettist')],
    ['4db37fec-eb67-45d3-b4fa-148a68135fbb', 'translator', crewed('translator')],
    ['34d5334e-a4c8-4b65-a5f8-bbcc9c81d13d', 'arranger', crewed('arranger')],
    ['d7d9128d-e676-4d8f-a353-f48a55a98501', 'vocal arranger', crewed('vocal arranger')],
    ['18f159bb-44f0-4aef-b198-a4736ad9b659', 'instrument arranger', crewed('instrument arranger')],
    ['04e1f0b6-ef40-4168-ba25-42a87729fe09', 'orchestrator', crewed('orchestrator')],
    ['f3b80a09-5ebf-4ad2-9c46-3e6bce971d1b', 'art direction', crewed('art director')],
    ['5acef56d-e676-4b4d-a581-db5d36afd213', 'artwork', crewed('artwork')],
    ['9c02ea37-7680-4fb5-8555-e330c7aa885b', 'design', crewed('designer')],
    ['307e95dd-88b5-419b-8223-b146d4a0d439', 'design/illustration', crewed('design and illustration')],
    ['cf43b79e-3299-4b0c-9244-59ea06337107', 'graphic design', crewed('graphic designer')],
    ['a6029157-d96b-4dc3-9f73-f99f76423d11', 'illustration', crewed('illustrator')],
    ['0b58dc9b-9c49-4b19-bb58-9c06d41c8fbf', 'photography', crewed('photographer')],
    ['01323b4f-7aba-410c-8c91-cb224b963a40', 'liner notes', crewed('liner notes')],
    ['74518a6b-589d-460e-8dd7-a8383851040a', 'booklet editor', crewed('booklet editor')],
    ['bd780597-0b67-4b97-a4a0-671a70e1182d', 'instrument technician', crewed('instrument technician')],
    ['b0f98226-7121-4db5-a69c-552e6d061da2', 'booking', crewed('booking')],
    ['1a900189-53ba-442a-9406-49c43ddecb3f', 'legal representation', crewed('legal representation')],
    ['7a573a01-8815-44db-8e30-693faa83fbfa', 'publishing', crewed('publisher')],
    ['4d4a0a39-579f-489e-a3b3-bc7cf96e987b', 'video director', crewed('video director')],
    ['0b63af5e-85b2-4891-8234-bddab251399d', 'misc', didTask],
  ],
  'artist-release_group': [
    ['25dd0db4-189f-436c-a610-aacb979f13e2', 'artists and repertoire', crewed('artists and repertoire')],
    ['e035ac25-a2ff-48a6-9fb6-077692c67241', 'creative direction', crewed('creative director')],
  ],
  'artist-work': [
    ['a255bca1-b157-4518-9108-7b147dc3fc68', 'writer', wrote()],
    ['cc9fcb45-7ab5-4629-bc5f-277f2592fa5a', 'authorship', wrote()],
    ['d59d99ea-23d4-4a80-b066-edca32ee158f', 'composer', wrote('composer')],
    ['3e48faba-ec01-47fd-8e89-30e81161661c', 'lyricist', wrote('lyricist')],
    ['7474ab81-486f-40b5-8685-3a4f8ea624cb', 'librettist', wrote('librettist')],
    ['da6c5d8a-ce13-474d-9375-61feb29039a5', 'translator', wrote('translator')],
    ['eeb9c319-9fde-4313-b76d-29db1576aad8', 'revised by', wrote('reviser')],
    ['cb887d1b-5267-4f3d-badb-5b3fba7349f6', 'reconstructed by', wrote('reconstructor')],
    ['d3fd781c-5894-47e2-8c12-86cc0e2c8d08', 'arranger', wrote('arranger')],
    ['6a88b92b-8fb5-41b3-aa1f-169ee7e05ed6', 'vocal arranger', wrote('vocal arranger')],
    ['0084e70a-873e-4f7f-b3ff-635b9e863dae', 'instrument arranger', wrote('instrument arranger')],
    ['0a1771e1-8639-4740-8a43-bdafc050c3da', 'orchestrator', wrote('orchestrator')],
  ],
  'artist-artist': [
    ['5be4c609-9afa-4ea0-910b-12ffb71e3821', 'member of band', lasting('MEMBER_OF', 0)],
    ['75c09861-6857-4ec0-9729-84eefde7fc86', 'collaboration', lasting('MEMBER_OF', 0)],
    ['7802f96b-d995-4ce9-8f70-6366faad758e', 'subgroup', lasting('MEMBER_OF', 0)],
    // "{person} performs as {persona}"
    ['dd9886f2-1dfe-4270-97db-283f6839a666', 'is person', joined('IS_PERSON', 1)],
  ],
  'artist-label': [
    ['577996f3-7ff9-45cf-877e-740fb1267a63', 'label founder', lasting('WORKED_FOR', 0, { role: 'founder' })],
    ['610fa594-eeaa-407b-a9f1-49f509ab5559', 'owner', lasting('WORKED_FOR', 0, { role: 'owner' })],
    ['fe16f2bd-d324-435a-8076-bcf43b805bd9', 'personal label', lasting('WORKED_FOR', 0, { role: 'personal label' })],
    [
      '8fecc8a7-0df7-4637-9152-f12a07f0e9cd',
      'personal publisher',
      lasting('WORKED_FOR', 0, { role: 'personal publisher' }),
    ],
    ['b336d682-592f-4486-9f45-3d5d59895bdc', 'recording contract', lasting('WORKED_FOR', 0, { role: 'signed' })],
    ['46981330-d73c-4ba5-845f-47f467072cf8', 'producer position', lasting('WORKED_FOR', 0, { role: 'producer' })],
    ['5f9374d2-a0fa-4958-8a6f-80ca67e4aaa5', 'engineer position', lasting('WORKED_FOR', 0, { role: 'engineer' })],
    [
      '85d1947c-1986-42f0-947c-80aab72a548f',
      'creative position',
      lasting('WORKED_FOR', 0, { role: 'creative position' }),
    ],
    [
      '8f60b62e-5755-4842-866a-269d1255a235',
      'artists and repertoire position',
      lasting('WORKED_FOR', 0, { role: 'artists and repertoire' }),
    ],
  ],
  'label-label': [
    // "{owner} has the subsidiary {label}", "{label} has the imprint {label}"
    ['ab7a9be0-c060-4852-8f2e-4faf5b33231e', 'label ownership', joined('PART_OF', 1)],
    ['23f8c592-006d-4214-9080-c4e5000c05d7', 'imprint', joined('PART_OF', 1)],
  ],
  'recording-recording': [
    // "{audio} has the music video {video}"
    ['ce3de655-7451-44d1-9224-87eb948c205d', 'music video', joined('VIDEO_OF', 1)],
    ['9efd9ce9-e702-448b-8e76-641515e8fe62', 'samples material', joined('SAMPLES', 0, { how: 'sample' })],
    ['579d0b4c-bf77-479d-aa59-a8af1f518958', 'mashes up', joined('SAMPLES', 0, { how: 'mash-up' })],
    ['451076df-61cf-46ab-9921-555cab2f050d', 'DJ-mix', joined('SAMPLES', 0, { how: 'DJ-mix' })],
    ['1b6311e8-5f81-43b7-8c55-4bbae71ec00c', 'compilation', joined('SAMPLES', 0, { how: 'compilation' })],
    ['bfbdb55a-b857-473a-8f2e-a9c09e45c3f5', 'remix', joined('REMIX_OF', 0)],
  ],
  'release_group-release_group': [['fcf680a9-6871-4519-8c4b-8c6549575b35', 'single from', joined('SINGLE_FROM', 0)]],
  'place-recording': [['07e6b4eb-5891-4646-b167-f96c5a4ccc77', 'video shot at', joined('FILMED_AT', 1)]],
  'area-recording': [['d92ee325-0d37-4d1c-aea1-436f36e13565', 'video shot in', joined('FILMED_AT', 1)]],
}

/** Newer types of artist-recording whose ids were not to be had: known by their names. */
const named: Readonly<Record<string, Taken>> = {
  'artist-recording choreographer': crewed('choreographer'),
  'artist-recording cinematographer': crewed('cinematographer'),
  'artist-recording artwork': crewed('artwork'),
  'artist-recording design': crewed('designer'),
}

const byId = new Map(Object.values(table).flatMap((rows) => rows.map(([id, , taken]) => [id, taken])))

export const videoDirector = '578ee04d-3227-4335-ba2c-11e8ba420e0b'
export const musicVideo = 'ce3de655-7451-44d1-9224-87eb948c205d'
export const performance = 'a3005666-a872-32c3-ad06-98af558e99b0'

/** What becomes of a type of relation; undefined when nothing here says the same. */
export function takenAs(pair: string, id: string | undefined, name: string | undefined): Taken | undefined {
  return byId.get(id ?? '') ?? named[`${pair} ${name ?? ''}`]
}

/** Ids and names of every type taken, for tests. */
export function takenTypes(): readonly (readonly [pair: string, id: string, name: string])[] {
  return Object.entries(table).flatMap(([pair, rows]) => rows.map(([id, name]) => [pair, id, name] as const))
}
