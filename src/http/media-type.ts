const spoken = ['application/json', 'application/graphql-response+json']

/**
 * The type in which yoga answers a request with such an Accept header: the first that both know, JSON where any will do.
 * Undefined where it would refuse, or where a charset makes it look closer.
 */
export function acceptedType(accept = '*/*'): string | undefined {
  for (const item of accept.toLowerCase().split(',')) {
    const [type = '', ...parameters] = item.replace(/\s/g, '').split(';')
    if (parameters.some((parameter) => parameter.includes('charset='))) return undefined
    if (type === '*/*' || type === 'application/*') return spoken[0]
    if (spoken.includes(type)) return type
  }
  return undefined
}
