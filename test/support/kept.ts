/** Makes each thing once: arbitraries that nest in one another would else be built thousands of times. */
export function kept<A extends readonly unknown[], T>(make: (...asked: A) => T): (...asked: A) => T {
  const made = new Map<string, T>()
  return (...asked) => {
    const name = JSON.stringify(asked)
    if (!made.has(name)) made.set(name, make(...asked))
    return made.get(name)!
  }
}
