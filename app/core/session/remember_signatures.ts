type Verifier = { unsign<T>(payload: string, purpose?: string): T | null }

const MOST = 5_000

/**
 * A browser sends the same signed cookie with each request: what was found genuine is not computed again. Only for
 * values of one purpose that are signed without an end.
 */
export function rememberSignatures(verifier: Verifier, purpose: string): void {
  const known = new Map<string, unknown>()
  const unsign = verifier.unsign.bind(verifier) as Verifier['unsign']
  verifier.unsign = <T>(payload: string, wanted?: string): T | null => {
    if (wanted !== purpose) return unsign<T>(payload, wanted)
    const remembered = known.get(payload)
    if (remembered !== undefined) return remembered as T
    const value = unsign<T>(payload, wanted)
    if (typeof value === 'string') {
      if (known.size >= MOST) known.delete(known.keys().next().value!)
      known.set(payload, value)
    }
    return value
  }
}
