import type { EntryLink } from '../../../src/ingest/entry.ts'
import { type Draft, linked } from './draft.ts'
import { type Described, endpoint, nameOf, type Own } from './entities.ts'

/** How a relation joins: which kinds, and with which links. */
interface Joining {
  readonly fits: (own: string, far: string) => boolean
  readonly linkedTo: (far: Described) => readonly EntryLink[]
}

/**
 * A relation between recordings of the wrong sort, of which MusicBrainz has some: a director of a recording that is not
 * marked as a video, a sample taken from one that is. The link is kept: the recording stands a second time as what the
 * relation takes it for, under the same id of MusicBrainz, joined as a video to its song. The report remarks on it.
 */
export function otherKind(
  draft: Draft,
  own: Own,
  far: Own,
  relation: string,
  { fits, linkedTo }: Joining,
): EntryLink[] {
  const [ownOther, farOther] = [turned(own), turned(far)]
  const remark = (node: Described) =>
    draft.remark(
      `${relation} relation`,
      node.kind === 'Video'
        ? 'joins a video as if it were a song: a song is kept beside the video'
        : 'joins a recording that is not marked as a video: a video is kept beside the song',
      nameOf(node),
    )
  if (farOther && fits(own.node.kind, farOther.kind)) {
    remark(far.node)
    draft.mention(far.node)
    beside(draft, far.node, farOther, [])
    return [...linkedTo(farOther)]
  }
  if (ownOther && fits(ownOther.kind, far.node.kind)) {
    remark(own.node)
    draft.mention(far.node)
    beside(draft, own.node, ownOther, linkedTo(far.node))
    return []
  }
  if (ownOther && farOther && fits(ownOther.kind, farOther.kind)) {
    remark(own.node)
    remark(far.node)
    draft.mention(far.node)
    beside(draft, far.node, farOther, [])
    beside(draft, own.node, ownOther, linkedTo(farOther))
    return []
  }
  draft.untaken(`${relation} relation`, 'joins sorts of things that no link joins', nameOf(own.node))
  return []
}

function turned({ entity, node }: Own): Described | undefined {
  if (entity !== 'recording') return undefined
  const { title, version } = node.properties
  const properties = { ...(title !== undefined && { title }), ...(version !== undefined && { version }) }
  return { ...node, kind: node.kind === 'Video' ? 'Song' : 'Video', properties, externalIds: node.externalIds }
}

function beside(draft: Draft, node: Described, other: Described, links: readonly EntryLink[]): void {
  const join = linked('VIDEO_OF', other.kind === 'Video' ? 'to' : 'from', endpoint(node))
  draft.entry(other, [...links, join])
}
