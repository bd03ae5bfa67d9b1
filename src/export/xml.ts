/** What no XML 1.0 document may hold, not even as a reference: https://www.w3.org/TR/xml/#charsets */
const forbidden = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const special = /[&<>"\t\n\r]/g

/** Written as references, since a reader turns bare breaks into others, and all of them into blanks in an attribute. */
const written: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** A value as it stands between tags, or in an attribute between double quotes; what XML forbids is dropped. */
export function xmlText(value: string | number | boolean): string {
  return String(value)
    .replace(forbidden, '')
    .replace(special, (letter) => written[letter]!)
}
