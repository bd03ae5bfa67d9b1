import type { Element } from '../../files/xml-records.ts'
import { all, clean } from './elements.ts'

interface Format {
  readonly name: string
  readonly count: number
  readonly descriptions: readonly string[]
}

/** Names of formats that hold no sound by themselves, or are counted in files. */
const noDiscs = new Set(['Box Set', 'All Media', 'File', 'Hybrid', 'Memory Stick'])
const videoFormats = new Set(['DVD', 'VHS', 'Blu-ray', 'Laserdisc', 'Betamax', 'UMD', 'HD DVD', 'Video 2000', 'CED'])

/** What kind of album the formats describe: the first of these that one of them does. */
const types: readonly (readonly [RegExp, string])[] = [
  [/^Mixtape$/, 'MIXTAPE'],
  [/^Compilation$/, 'COMPILATION'],
  [/^(EP|Mini-Album)$/, 'EP'],
  [/^(Single|Maxi-Single)$/, 'SINGLE'],
  [/^(Album|LP)$/, 'ALBUM'],
]

export function readFormats(release: Element): Format[] {
  return all(release, 'formats/format').map((format) => ({
    name: clean(format.attributes.name) ?? 'Other',
    count: Number(/^\d{1,4}$/.exec(format.attributes.qty ?? '')?.[0] ?? 0),
    descriptions: all(format, 'descriptions/description').flatMap(({ text }) => clean(text) ?? []),
  }))
}

/** "2 x Vinyl, 12", 33 ⅓ RPM + CD, Album" */
export function formatText(formats: readonly Format[]): string | undefined {
  const texts = formats.map(({ name, count, descriptions }) =>
    [count > 1 ? `${count} x ${name}` : name, ...descriptions].join(', '),
  )
  return texts.join(' + ') || undefined
}

/** How many discs, cassettes and the like; undefined where that is not told. */
export function discCount(formats: readonly Format[]): number | undefined {
  return formats.reduce((sum, { name, count }) => sum + (noDiscs.has(name) ? 0 : count), 0) || undefined
}

export function albumType(formats: readonly Format[]): string | undefined {
  const described = formats.flatMap(({ descriptions }) => descriptions)
  return types.find(([words]) => described.some((each) => words.test(each)))?.[1]
}

/** In MusicBrainz's words: what nobody calls unofficial or a promotion is official. */
export function releaseStatus(formats: readonly Format[]): string {
  const described = new Set(formats.flatMap(({ descriptions }) => descriptions))
  return described.has('Unofficial Release') ? 'Bootleg' : described.has('Promo') ? 'Promotion' : 'Official'
}

/** Whether a track is a moving picture: by its position, or because everything on the release is. */
export function isVideo(number: string | undefined, formats: readonly Format[]): boolean {
  if (/^(DVD|VHS|BD|Blu|Video|LD|VCD)/i.test(number ?? '') || /video\W*\d*$/i.test(number ?? '')) return true
  const sound = ({ name, descriptions }: Format) =>
    !videoFormats.has(name) || descriptions.some((each) => /audio/i.test(each))
  const discs = formats.filter(({ name }) => name !== 'Box Set' && name !== 'All Media')
  return discs.length > 0 && !discs.some(sound)
}
