import { getNamedType } from 'graphql'
import { LinernotesError } from '../../errors.ts'
import { fold } from '../../model/fold.ts'
import type { Filter, ParamValue } from '../../store/selection.ts'
import type { LinksField, Operator, PropertyField } from '../derive/lookup.ts'
import { type Argument, itemsOf, membersOf, readArgument } from './argument.ts'
import type { Planner } from './planner.ts'

/** Deeper or wider filters than this meet SQLite's and Neo4j's own limits on expressions. */
const limits = { depth: 10, conditions: 100 }

/** A `…Where` or `…LinkWhere` argument as the store's filter; undefined when it is not given or says nothing. */
export function filterOf(planner: Planner, where: Argument | undefined): Filter | undefined {
  if (!where) return undefined
  const filter = new FilterReader(planner).whole(where, 1)
  return filter.op === 'and' && filter.of.length === 0 ? undefined : filter
}

class FilterReader {
  private readonly planner: Planner
  private conditions = 0

  constructor(planner: Planner) {
    this.planner = planner
  }

  /** All fields of an input must hold. */
  whole(where: Argument, depth: number): Filter {
    if (depth > limits.depth)
      throw new LinernotesError('QUERY_TOO_COSTLY', `A filter is nested more than ${limits.depth} deep.`)
    const input = getNamedType(where.type).name
    const fields = this.planner.lookup.wheres.get(input)
    const parts = membersOf(where, this.planner.variables).map(([name, member]): Filter => {
      const field = fields?.get(name)
      if (!field) throw new Error(`${input}.${name} is declared but not read`)
      this.refuseNull(member, `${input}.${name}`)
      if (field.is === 'property') return this.property(field, member)
      if (field.is === 'links') return this.links(field, member, depth)
      if (field.is === 'not') return { op: 'not', of: this.whole(member, depth + 1) }
      return { op: field.is, of: itemsOf(member, this.planner.variables).map((item) => this.whole(item, depth + 1)) }
    })
    return together(parts)
  }

  private property(field: PropertyField, comparison: Argument): Filter {
    const operators = this.planner.lookup.comparisons.get(field.comparison)!.operators
    return together(
      membersOf(comparison, this.planner.variables).map(([name, member]) => {
        this.count()
        this.refuseNull(member, `${field.property}.${name}`)
        return this.compare(field, operators.get(name)!, member)
      }),
    )
  }

  private compare(field: PropertyField, operator: Operator, given: Argument): Filter {
    const { property } = field
    const { op, exact } = operator
    if (op === 'isNull') return { op, property, is: readArgument(given, this.planner.variables) === true }
    const one = (value: unknown) => stored(field, operator, value)
    if (op === 'hasAny' || op === 'hasAll' || op === 'in') {
      const values = this.planner.param((variables) => {
        const read = readArgument(given, variables)
        return (Array.isArray(read) ? read : [read]).map(one) as ParamValue & readonly string[]
      })
      return op === 'in' ? { op, property, values, ...(exact && { exact }) } : { op, property, values }
    }
    const value = this.planner.param((variables) => one(readArgument(given, variables)))
    return { op, property, value, ...(exact && { exact }) }
  }

  /** `{ some: { node, link } none: … all: … }` */
  private links(field: LinksField, quantifiers: Argument, depth: number): Filter {
    const { variables } = this.planner
    return together(
      membersOf(quantifiers, variables).map(([quantifier, match]) => {
        this.count()
        this.refuseNull(match, `${field.field.name}.${quantifier}`)
        const sides = new Map(membersOf(match, variables))
        const [node, link] = [sides.get('node'), sides.get('link')].map((side) =>
          side && readArgument(side, variables) !== null ? this.whole(side, depth + 1) : undefined,
        )
        return {
          op: quantifier as 'some' | 'none' | 'all',
          field: field.field.name,
          ...(node && { node }),
          ...(link && { link }),
        }
      }),
    )
  }

  private count(): void {
    if (++this.conditions > limits.conditions)
      throw new LinernotesError('QUERY_TOO_COSTLY', `A filter has more than ${limits.conditions} conditions.`)
  }

  /** A null is most often a variable that was meant to hold something: better an error than another answer. */
  private refuseNull(given: Argument, name: string): void {
    if (readArgument(given, this.planner.variables) === null)
      throw new LinernotesError(
        'BAD_ARGUMENT',
        `The filter ${name} is null; leave it out, or ask for missing values by isNull.`,
      )
  }
}

function together(parts: readonly Filter[]): Filter {
  return parts.length === 1 ? parts[0]! : { op: 'and', of: parts }
}

/** A value as the store compares it. */
function stored(field: PropertyField, operator: Operator, value: unknown): ParamValue {
  if (typeof value !== 'string') return value as ParamValue
  if (field.declared?.type === 'date') return wholePeriod(operator, value)
  if (!field.folded || operator.exact) return value
  const folded = fold(value)
  if (folded === '' && operator.op !== 'eq' && operator.op !== 'ne' && operator.op !== 'in')
    throw new LinernotesError(
      'BAD_ARGUMENT',
      `The filter ${field.property}.${operator.op} is empty once case and accents are set aside: it would match everything.`,
    )
  return folded
}

/** A month or year as an upper bound takes in all its days: stored dates are compared as text, and `~` follows `-`. */
function wholePeriod(operator: Operator, date: string): string {
  return operator.op === 'lte' || operator.op === 'gt' ? `${date}~` : date
}
