import type { Model } from './index.ts'
import type { Property } from './properties.ts'

/** A property that links of some type carry, as the first such type declares it. */
export function linkProperty(model: Model, name: string): Property {
  const type = [...model.links.values()].find(({ properties }) => name in properties)
  return type!.properties[name]!
}
