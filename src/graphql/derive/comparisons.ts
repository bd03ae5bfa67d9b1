import type { Comparison } from '../../store/selection.ts'

/** What one field of a comparison input asks of the store. */
export interface Operator {
  /** `in`, `hasAny` and `hasAll` take a list; a single value given to them (`has`) stands for a list of one. */
  readonly op: Comparison | 'in' | 'isNull' | 'hasAny' | 'hasAll'
  /** Compared as written: the value must not be folded. */
  readonly exact?: true
  /** The GraphQL type it takes: `*` stands for the type of the values. */
  readonly takes: string
  readonly description: string
}
export type Operators = ReadonlyMap<string, Operator>

const equal = {
  eq: { op: 'eq', takes: '*', description: 'Is this.' },
  ne: { op: 'ne', takes: '*', description: 'Is something else; a missing value is not.' },
  in: { op: 'in', takes: '[*!]', description: 'Is one of these.' },
} as const satisfies Record<string, Operator>

const missing = {
  isNull: { op: 'isNull', takes: 'Boolean', description: 'True: is missing. False: is there.' },
} as const satisfies Record<string, Operator>

const range = {
  gt: { op: 'gt', takes: '*', description: 'Comes after this.' },
  gte: { op: 'gte', takes: '*', description: 'Is this or comes after it.' },
  lt: { op: 'lt', takes: '*', description: 'Comes before this.' },
  lte: { op: 'lte', takes: '*', description: 'Is this or comes before it.' },
} as const satisfies Record<string, Operator>

const parts = {
  contains: { op: 'contains', takes: '*', description: 'Contains this.' },
  startsWith: { op: 'startsWith', takes: '*', description: 'Starts with this.' },
  endsWith: { op: 'endsWith', takes: '*', description: 'Ends with this.' },
  exact: { op: 'eq', exact: true, takes: '*', description: 'Is this, letter by letter: case and accents count.' },
} as const satisfies Record<string, Operator>

const list = {
  has: { op: 'hasAny', takes: '*', description: 'This is in the list.' },
  hasAny: { op: 'hasAny', takes: '[*!]', description: 'At least one of these is in the list.' },
  hasAll: { op: 'hasAll', takes: '[*!]', description: 'All of these are in the list.' },
} as const satisfies Record<string, Operator>

const allHold = 'Several together: all must hold.'

/** A comparison input: what its values are, what it says of itself, what it offers. */
export interface ComparisonInput {
  readonly values: string
  readonly description: string
  readonly operators: Operators
}

/** The inputs that do not depend on the model. */
export const comparisonInputs: Readonly<Record<string, ComparisonInput>> = {
  IdFilter: { values: 'ID', description: `Compares an id. ${allHold}`, operators: operators(equal) },
  TextFilter: {
    values: 'String',
    description: `Compares text; case and accents make no difference, but for \`exact\`. ${allHold}`,
    operators: operators(equal, parts, missing),
  },
  IntFilter: {
    values: 'Int',
    description: `Compares whole numbers. ${allHold}`,
    operators: operators(equal, range, missing),
  },
  DateFilter: {
    values: 'PartialDate',
    description: `Compares dates; a year or a month stands for all its days, so \`lte: "2022"\` takes in December 2022 and \`gt: "2022"\` starts after it. ${allHold}`,
    operators: operators(equal, range, missing),
  },
  BooleanFilter: {
    values: 'Boolean',
    description: 'Compares yes and no.',
    operators: operators({ eq: equal.eq }),
  },
  ListFilter: {
    values: 'String',
    description: `Looks into a list; in text, case and accents make no difference. ${allHold}`,
    operators: operators(list),
  },
}

/** The input that compares the values of a choice. */
export function choiceInput(choice: string): ComparisonInput {
  return { values: choice, description: `Compares a ${choice}. ${allHold}`, operators: operators(equal, missing) }
}

function operators(...sets: readonly Readonly<Record<string, Operator>>[]): Operators {
  return new Map(sets.flatMap((set) => Object.entries(set)))
}
