import { model } from '../model/index.ts'
import type { Word } from './reading.ts'

const kinds = model.declared.kinds
const place = (name: string) => kinds.findIndex((kind) => kind.name === name)

/** Kinds whose nodes a text may name. Publications and prizes are named for other reasons. */
const unnamed = new Set([place('Source'), place('Nomination')])
export const isNamed = (kind: number): boolean => !unnamed.has(kind)

/** Whether a kind's names are titles of works. */
export const isTitle = (kind: number): boolean => kinds[kind]?.display === 'title'

/** Whether a name of this kind is often cut short where a bracket, a comma or the like comes: works and places. */
export const hasShortTitles = (kind: number): boolean => isNamed(kind) && (isTitle(kind) || kind === place('Place'))

/** Whether parts of a name stand for it: "Lamar". */
export const hasPersonalName = (kind: number): boolean => kind === person
const person = place('Artist')

/** Whether to be linked to the same node of this kind says that two belong together: people and works, not labels and cities. */
export const isTelling = (kind: number): boolean => kind === person || isTitle(kind)

const cues: Readonly<Record<string, readonly string[]>> = {
  Video:
    'video videos clip clips film films short visual visuals movie directed director shot premiered starring filmed screen'.split(
      ' ',
    ),
  Song: 'song songs track tracks single singles verse chorus sampled samples rapped raps sings beat recorded streamed'.split(
    ' ',
  ),
  Album: 'album albums record lp ep mixtape tracklist discography release'.split(' '),
}
const cued = new Map(Object.entries(cues).flatMap(([kind, words]) => words.map((word) => [word, place(kind)])))

/** The kind of work that the nearest words of the sentence speak of, a song when they speak of none. */
export function cuedKind(words: readonly Word[], from: number, to: number): number {
  let [back, on] = [!words[from]!.opens, true]
  for (let away = 0; away < 6; away++) {
    const [before, after] = [words[from - 1 - away], words[to + away]]
    on &&= after !== undefined && !after.opens
    const kind = (on && cued.get(after!.word)) || (back && before && cued.get(before.word))
    if (kind) return kind
    back &&= before !== undefined && !before.opens
  }
  return place('Song')
}
