import type { IncomingMessage } from 'node:http'

/** Most bytes of a posted call record; the recorded switch sends 8 to 18 kB. */
const MOST_BYTES = 1024 * 1024

/** The body as text, out of a form (`cdr=…`) too, which mod_json_cdr sends unless told otherwise; null when too long. */
export async function readPostedCdr(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    // Read to its end all the same: whoever is cut off never sees the answer.
    if (bytes <= MOST_BYTES) chunks.push(chunk)
  }
  if (bytes > MOST_BYTES) return null
  const text = Buffer.concat(chunks).toString('utf8')
  const isForm = request.headers['content-type']?.includes('x-www-form-urlencoded')
  return isForm || text.startsWith('cdr=') ? (new URLSearchParams(text).get('cdr') ?? '') : text
}
