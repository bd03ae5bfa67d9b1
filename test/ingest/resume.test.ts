import { openStore } from '../../src/store/open.ts'
import { resumeSuite } from './resume.ts'

resumeSuite('SQLite', () => openStore({ engine: 'sqlite', file: ':memory:', readers: 1 }))
