import type { Model } from '../../model/index.ts'
import type { Selection } from '../selection.ts'
import type { Connection } from './connection.ts'
import type { Compiled } from './plan.ts'
import { compile } from './read.ts'

/** Compiled selections kept beside each connection. */
const kept = 500

/**
 * Compiles each form once: known by the object, or by its text where the same form comes as another object. The
 * oldest unused is dropped; its statements end with it.
 */
export function compiler(connection: Connection, model: Model, guarded: (selection: Selection) => boolean) {
  const byObject = new WeakMap<Selection, Compiled>()
  const byText = new Map<string, Compiled>()

  return (selection: Selection): Compiled => {
    const known = byObject.get(selection)
    if (known) return known
    const text = JSON.stringify(selection)
    const compiled = byText.get(text) ?? compile(connection, model, selection, guarded(selection))
    byText.delete(text)
    byText.set(text, compiled)
    if (byText.size > kept) byText.delete(byText.keys().next().value!)
    byObject.set(selection, compiled)
    return compiled
  }
}
