/** A type, field, argument or enum value in SDL, with its description in front. */
export function described(description: string, definition: string): string {
  return `${JSON.stringify(description)}\n${definition}`
}

/** `input Name { … }` and its like, of described members. */
export function block(description: string, head: string, members: readonly string[]): string {
  return described(description, `${head} {\n${members.join('\n')}\n}`)
}
