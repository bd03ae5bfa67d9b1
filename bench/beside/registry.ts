import type { Beside } from './beside.ts'
import { growth } from './growth.ts'
import { imports } from './imports.ts'
import { paths } from './paths.ts'

export const besides: readonly Beside[] = [paths, growth, imports]
