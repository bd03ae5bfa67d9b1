import { type Model, model, modelOf } from '../../src/model/index.ts'

/**
 * A corner of the model in which most lists may go through groups: in random graphs over the whole one, an artist with
 * a group that directed something is rare.
 */
export const groupedModel: Model = modelOf({
  kinds: ['Artist', 'Video', 'Source'].map((kind) => model.kinds.get(kind)!),
  links: ['DIRECTED', 'MEMBER_OF'].map((type) => model.links.get(type)!),
  throughGroups: [
    ...model.throughGroups,
    { kind: 'Artist', field: 'members', groups: 'members', argument: 'viaMembers' },
  ],
})
