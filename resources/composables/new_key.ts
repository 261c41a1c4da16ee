/**
 * A key that nobody else has made: 32 hexadecimal digits, for drafts and for requests that may be repeated. Not
 * `crypto.randomUUID`, which browsers offer on HTTPS and localhost only; many offices run on plain HTTP.
 */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
