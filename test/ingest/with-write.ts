import type { Store } from '../../src/store/contract.ts'

/** The store with another way to write. */
export function withWrite(store: Store, write: Store['write']): Store {
  return new Proxy(store, {
    get: (target, name) => {
      const member: unknown = name === 'write' ? write : Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
}
