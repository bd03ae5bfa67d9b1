import type { Model } from '../model/index.ts'
import { fill } from './sentence.ts'

/** One link of a path, with what its phrase may mention. */
export interface SaidLink {
  readonly type: string
  readonly from: string
  readonly to: string
  readonly property: (name: string) => unknown
}

/**
 * A path as one sentence, each link in its own words, read in walking direction: "Taylour Paige appeared in We Cry
 * Together, which was directed by Jake Schreier, who directed Same Drugs". `nodes`: ids in walking order.
 */
export function pathSentence(
  model: Model,
  nodes: readonly string[],
  links: readonly SaidLink[],
  nameOf: (id: string) => unknown,
): string {
  const said = links.map((link, place) => {
    const here = nodes[place]!
    const ahead = link.from === here
    const phrase = model.links.get(link.type)!.phrase[ahead ? 'out' : 'in']
    const subject = `{${ahead ? 'from' : 'to'}}`
    // Every phrase begins with its subject (model/check-link.ts); a pronoun stands for one that was just named.
    const linked = place === 0 ? phrase : `, ${pronoun(model, here)}${phrase.slice(subject.length)}`
    return fill(linked, (name) => (name === 'from' || name === 'to' ? nameOf(link[name]) : link.property(name)))
  })
  return said.length > 0 ? said.join('') : String(nameOf(nodes[0]!))
}

function pronoun(model: Model, id: string): string {
  return model.kindOfId(id)?.name === 'Artist' ? 'who' : 'which'
}
