import { LinernotesError } from '../../errors.ts'
import type { WalkFilter } from '../../map/gate.ts'
import { longest } from '../../map/several.ts'
import type { WalkAsked } from './walk.ts'

/** `WalkFilter` as GraphQL hands it over; a null is as good as nothing. */
export interface AskedFilter {
  readonly through?: readonly string[] | null
  readonly avoid?: readonly string[] | null
  readonly maxLength?: number | null
  readonly throughHubs?: boolean | null
  readonly from?: string | null
  readonly to?: string | null
  readonly minConfidence?: string | null
}

export function askedFilter({ args }: WalkAsked): AskedFilter {
  return (args.filter ?? {}) as AskedFilter
}

/** The map's filter, but for the nodes to avoid, which are numbers there. BAD_ARGUMENT for what cannot be meant. */
export function walkFilter({ field }: Pick<WalkAsked, 'field'>, asked: AskedFilter): WalkFilter {
  const { through, maxLength, throughHubs, from, to, minConfidence } = asked
  const refuse = (fault: string) => new LinernotesError('BAD_ARGUMENT', `${field}: ${fault}`)
  if (through?.length === 0) throw refuse('through is empty: name types of link, or leave it out for all.')
  if (maxLength != null && (maxLength < 1 || maxLength > longest))
    throw refuse(`maxLength is ${maxLength}; it must be between 1 and ${longest}.`)
  const [fromYear, toYear] = [from, to].map((date) => (date ? Number(date.slice(0, 4)) : undefined))
  if (fromYear !== undefined && toYear !== undefined && fromYear > toYear)
    throw refuse(`from ${from} comes after to ${to}.`)
  return {
    ...(through && { through }),
    ...(maxLength != null && { maxLength }),
    ...(throughHubs != null && { throughHubs }),
    ...(fromYear !== undefined && { fromYear }),
    ...(toYear !== undefined && { toYear }),
    ...(minConfidence != null && { minConfidence }),
  }
}

/** `kinds: [ARTIST]` as the model names them; undefined for all. BAD_ARGUMENT for an empty list. */
export function kindsAsked({ args, model, field }: WalkAsked): readonly string[] | undefined {
  const given = args.kinds as readonly string[] | null | undefined
  if (!given) return undefined
  if (given.length === 0)
    throw new LinernotesError('BAD_ARGUMENT', `${field}: kinds is empty: name some, or leave it out for all.`)
  return [...model.kinds.keys()].filter((kind) => given.includes(kind.toUpperCase()))
}
