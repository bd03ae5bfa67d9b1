/** Characters gathered before they are handed on. */
const enough = 1 << 16

/** Lines in larger pieces, as files and connections like them. */
export async function* gathered(lines: AsyncIterable<string>, onLine?: () => void): AsyncGenerator<string> {
  let text = ''
  for await (const line of lines) {
    onLine?.()
    text += line
    if (text.length < enough) continue
    yield text
    text = ''
  }
  if (text !== '') yield text
}
