/** UTF-16 units of a name or a question that count; the rest is not looked at. */
export const longestName = 500
/** Words of it that count, and units of a word. */
export const mostWords = 32
export const longestWord = 100
/** UTF-16 units of a text that mentions are looked for in; a longer one is refused by who asks. */
export const longestText = 100_000
