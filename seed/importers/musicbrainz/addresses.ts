/** What an outside database calls a node, read from the address of its page. */
export interface OutsideId {
  readonly source: string
  readonly id: string
  readonly url: string
}

/** A database known by its addresses; the first group of the pattern is the id there. */
type Row = readonly [source: string, pattern: RegExp, kinds?: readonly string[]]

/** A source has the name the kinds' `externalKeys` and the curated tables give it. */
const table: readonly Row[] = [
  ['wikidata', /^[^/]*wikidata\.org\/(?:wiki|entity)\/(Q\d+)/],
  ['discogs-artist', /^[^/]*discogs\.com\/(?:[a-z-]+\/)?artist\/(\d+)/, ['Artist']],
  ['discogs-label', /^[^/]*discogs\.com\/(?:[a-z-]+\/)?label\/(\d+)/, ['Company']],
  ['discogs-master', /^[^/]*discogs\.com\/(?:[^/]+\/)?master\/(\d+)/, ['Album']],
  ['discogs-release', /^[^/]*discogs\.com\/(?:[^/]+\/)?release\/(\d+)/, ['Album']],
  ['imdb', /^[^/]*imdb\.com\/(?:name|title|company)\/((?:nm|tt|co)\d+)/],
  // The number that IMVDb's answers carry is not in the address of its pages.
  ['imvdb-page', /^(?:www\.)?imvdb\.com\/((?:n|video)\/[^?#]+?)\/?(?:[?#].*)?$/],
  [
    'youtube',
    /^(?:(?:www\.|m\.)?youtube\.com\/(?:watch\?(?:.*&)?v=|embed\/|shorts\/)|youtu\.be\/)([\w-]{11})/,
    ['Video'],
  ],
  ['youtube-channel', /^(?:www\.)?youtube\.com\/(?:channel\/|user\/|c\/)?(@?[\w.-]+)\/?$/, ['Artist', 'Company']],
  ['vimeo', /^(?:www\.)?vimeo\.com\/(\d+)/],
  ['isni', /^(?:www\.)?isni\.org\/(?:isni\/)?(\d{15}[\dX])/],
  ['viaf', /^(?:www\.)?viaf\.org\/viaf\/(\d+)/],
  ['spotify', /^open\.spotify\.com\/((?:artist|album|track)\/\w+)/],
  ['apple-music', /^(?:itunes|music)\.apple\.com\/(?:[a-z]{2}\/)?((?:artist|album|music-video|song)\/.*?\d+)/],
  ['deezer', /^(?:www\.)?deezer\.com\/(?:[a-z]{2}\/)?((?:artist|album|track)\/\d+)/],
  ['allmusic', /^(?:www\.)?allmusic\.com\/(?:artist|album|song)\/(?:[^/]*-)?(m[nwt]\d+)/],
  ['secondhandsongs', /^(?:www\.)?secondhandsongs\.com\/((?:artist|label|release|performance|work)\/\d+)/],
  ['songkick', /^(?:www\.)?songkick\.com\/artists\/(\d+)/],
  ['setlistfm', /^(?:www\.)?setlist\.fm\/setlists\/.*-([0-9a-f]+)\.html/],
  ['bandsintown', /^(?:www\.)?bandsintown\.com\/(?:a\/)?(\d+)/],
  ['bookbrainz', /^(?:www\.)?bookbrainz\.org\/[a-z-]+\/([0-9a-f-]{36})/],
  ['vgmdb', /^(?:www\.)?vgmdb\.net\/((?:artist|album|org)\/\d+)/],
  ['last.fm', /^(?:www\.)?last\.fm\/(?:[a-z]{2}\/)?music\/([^/?#]+)/],
  ['bandcamp', /^([\w-]+)\.bandcamp\.com\/?$/],
  ['soundcloud', /^(?:www\.)?soundcloud\.com\/([\w-]+)\/?$/],
  ['imslp', /^(?:www\.)?imslp\.org\/wiki\/([^?#]+)/],
]

/** The id that a page gives a node of a kind; undefined for other addresses. */
export function outsideId(kind: string, address: string): OutsideId | undefined {
  const plain = address.replace(/^https?:\/\//i, '')
  for (const [source, pattern, kinds] of table) {
    const id = (kinds?.includes(kind) ?? true) ? pattern.exec(plain)?.[1] : undefined
    if (id) return { source, id, url: address }
  }
  return undefined
}
