import { type Model, model, modelOf } from '../../src/model/index.ts'

/**
 * The model with chains that the declared ones cannot show: over one link there and back (where the start must be left
 * out), over one link twice (where a self link must not be walked twice), and between many kinds. And with lists through
 * groups that the declared one cannot show: towards a kind the link does not lead to alone, the other way round, and
 * over the very link that leads to the groups.
 */
export const walkedModel: Model = modelOf({
  kinds: [...model.kinds.values()],
  links: [...model.links.values()],
  views: model.views,
  chains: [
    ...model.chains,
    { kind: 'Artist', field: 'bandmates', steps: ['memberOf', 'members'], order: ['name'] },
    { kind: 'Song', field: 'sampledThrough', steps: ['samples', 'samples'], order: ['title'] },
    { kind: 'Artist', field: 'performsWith', steps: ['songs', 'performers'], order: ['-began', 'name'] },
  ],
  throughGroups: [
    ...model.throughGroups,
    { kind: 'Artist', field: 'songs', groups: 'memberOf', argument: 'viaGroups' },
    { kind: 'Company', field: 'albums', groups: 'parts', argument: 'viaParts' },
    { kind: 'Artist', field: 'members', groups: 'members', argument: 'viaMembers' },
  ],
})
