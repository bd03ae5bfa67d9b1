import type { Model } from '../../model/index.ts'
import type { Selection } from '../selection.ts'
import { type Compiled, compile } from './read.ts'

const kept = 500

/**
 * Compiles each form of selection once: the same object by its identity, an equal one by what it says. Of the latter
 * the longest unused go when there are too many.
 */
export function remembering(model: Model): (selection: Selection) => Compiled {
  const byObject = new WeakMap<Selection, Compiled>()
  const byForm = new Map<string, Compiled>()
  return (selection) => {
    const known = byObject.get(selection)
    if (known) return known
    const form = JSON.stringify(selection)
    const compiled = byForm.get(form) ?? compile(model, selection)
    byForm.delete(form)
    byForm.set(form, compiled)
    if (byForm.size > kept) byForm.delete(byForm.keys().next().value!)
    byObject.set(selection, compiled)
    return compiled
  }
}
