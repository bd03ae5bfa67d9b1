import type { LinkColumns, NodeColumns, WalkSource } from '../map/source.ts'
import { kindNames, linkTypes } from '../map/vocabulary.ts'
import { isHub, toldBy, yearOf } from '../model/hubs.ts'
import type { LinkSurvey, NodeSurvey, Store } from '../store/contract.ts'
import { countOf } from '../store/texts.ts'

/** A store's graph as the map reads it. `onLinks` is shown every batch of links beside. */
export function walksOf(
  store: Pick<Store, 'surveyNodes' | 'surveyLinks'>,
  onLinks: (links: LinkSurvey<number>) => void,
): WalkSource {
  return {
    async *nodes() {
      for await (const survey of store.surveyNodes(toldBy)) yield nodeColumns(survey)
    },
    async *links(numberOf) {
      for await (const survey of store.surveyLinks(numberOf)) {
        onLinks(survey)
        yield linkColumns(survey)
      }
    },
  }
}

export function nodeColumns({ kind, ids, columns }: NodeSurvey): NodeColumns {
  const place = kindNames.indexOf(kind)
  const told = Object.entries(columns)
  const count = countOf(ids)
  const years = new Uint16Array(count)
  const hubs = new Uint8Array(count)
  const properties: Record<string, unknown> = {}
  for (let i = 0; i < count; i++) {
    for (const [name, values] of told) properties[name] = values[i]
    years[i] = yearOf(properties)
    hubs[i] = Number(isHub(kind, properties))
  }
  return { ids, kinds: new Uint8Array(count).fill(place), years, hubs }
}

export function linkColumns({ type, from, to, keys, confidence, sources }: LinkSurvey<number>): LinkColumns {
  const types = new Uint8Array(from.length).fill(linkTypes.indexOf(type))
  return { from, to, keys, types, confidence, sources }
}
