import type { Question, Shape, Variables } from '../shapes/shape.ts'
import type { System } from '../systems/system.ts'

/** What a system is asked in a shape: ours, or its own question; undefined when it has none. */
export function questionFor({ query, peers }: Shape, { peer }: System): Question | undefined {
  return peer === undefined ? { text: query } : peers[peer]
}

/**
 * A request's body, with those variables that the question names. The hand-written Cypher is asked for by its shape's
 * name.
 */
export function bodyOf({ name }: Shape, { peer }: System, text: string, given: Variables): string {
  const named = Object.entries(given).filter(([variable]) => new RegExp(`\\$${variable}\\b`).test(text))
  return JSON.stringify({ query: peer === 'cypher' ? name : text, variables: Object.fromEntries(named) })
}

/** A system's own variables for each of ours, its own cursors among them. */
export async function ownVariables(
  { text, variables, cursor }: Question,
  all: readonly Variables[],
  ask: (text: string, variables: Variables) => Promise<unknown>,
): Promise<Variables[]> {
  const own: Variables[] = []
  for (const ours of all) {
    const mapped = variables ? variables(ours) : ours
    own.push(
      cursor && text.includes('$cursor') ? { ...mapped, cursor: cursor.of(await ask(cursor.text, mapped)) } : mapped,
    )
  }
  return own
}
