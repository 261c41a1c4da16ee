export type ByteRange = { from: number; to: number }

/**
 * The one range that a `Range` header asks for (RFC 9110, 14.2), both ends included. `whole` without one, or for what
 * a server may ignore (several ranges, other units); `unsatisfiable` when it begins behind the end.
 */
export function readByteRange(
  header: string | undefined,
  size: number
): ByteRange | 'whole' | 'unsatisfiable' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return 'whole'
  const [, first, last] = match
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'unsatisfiable' : { from: size - length, to: size - 1 }
  }
  const from = Number(first)
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < from) return 'whole'
  return from >= size ? 'unsatisfiable' : { from, to }
}
