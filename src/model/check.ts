import { checkKind } from './check-kind.ts'
import { checkLink } from './check-link.ts'
import { checkChain, checkThroughGroups, checkView } from './check-list.ts'
import { repeated } from './check-property.ts'
import { checkShared } from './check-shared.ts'
import type { Model } from './index.ts'

/** What is wrong with the declarations of a model, as sentences; none when it can be used. */
export function checkModel(model: Model): string[] {
  const { kinds, links } = model.declared
  return [
    ...kinds.flatMap((kind) => checkKind(model, kind)),
    ...links.flatMap((link) => checkLink(model, link)),
    ...model.views.flatMap((view) => checkView(model, view)),
    ...model.chains.flatMap((chain) => checkChain(model, chain)),
    ...model.throughGroups.flatMap((through) => checkThroughGroups(model, through)),
    ...repeated(model.throughGroups.map(({ kind, field }) => `${kind}.${field}`)).map(
      (list) => `Through groups ${list} is declared twice.`,
    ),
    ...repeated(kinds.map(({ name }) => name)).map((name) => `Kind ${name} is declared twice.`),
    ...repeated(links.map(({ type }) => type)).map((type) => `Link ${type} is declared twice.`),
    ...repeated([...rootFields, ...kinds.flatMap(({ prefix, plural }) => [prefix, plural])]).map(
      (name) => `Two root fields are named ${name}: give each kind a prefix and a plural of its own.`,
    ),
    ...checkShared(model),
  ]
}

/** Root fields the API has by itself. */
const rootFields = ['node', 'nodes', 'nodeByExternalId', 'stats']
