import { lookup as resolve, type LookupAddress } from 'node:dns'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { type LookupFunction, isIP } from 'node:net'
import { isPublicAddress, liesIn } from '#core/networks'

export type SentWebhook = {
  /** Of the answer; null when there was none. */
  status: number | null
  /** Why there was no answer: `PRIVATE_ADDRESS`, `TIMEOUT`, or the code of the network's error. */
  error: string | null
  /** The beginning of the answer. */
  answer: string | null
  durationMs: number
}

const TIMEOUT_MS = 5000
const KEPT_OF_ANSWER = 300

class PrivateAddress extends Error {
  readonly code = 'PRIVATE_ADDRESS'
}

/**
 * Posts a message to somebody else's address. Only public addresses are reached, and those in `allowed` networks: the
 * check is on the very address that is connected to, so no name can be made to point inside after it. Redirects are
 * not followed.
 */
export async function sendWebhook(message: {
  url: string
  headers: Record<string, string>
  body: string
  allowed: readonly string[]
}): Promise<SentWebhook> {
  const began = Date.now()
  const done = (result: Omit<SentWebhook, 'durationMs'>): SentWebhook => ({
    ...result,
    durationMs: Date.now() - began,
  })
  try {
    const { status, answer } = await post(message)
    return done({ status, error: null, answer })
  } catch (error) {
    const { code, name } = error as { code?: string; name?: string }
    const reason = name === 'TimeoutError' || code === 'ABORT_ERR' ? 'TIMEOUT' : (code ?? 'FAILED')
    return done({ status: null, error: reason.slice(0, 40), answer: null })
  }
}

function post(message: {
  url: string
  headers: Record<string, string>
  body: string
  allowed: readonly string[]
}): Promise<{ status: number; answer: string }> {
  const url = new URL(message.url)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const reachable = (address: string) =>
    isPublicAddress(address) || liesIn(address, message.allowed)
  // A literal address is connected to without being looked up.
  if (isIP(host) !== 0 && !reachable(host)) return Promise.reject(new PrivateAddress())
  const { request } = url.protocol === 'https:' ? https : http
  return new Promise((fulfil, reject) => {
    const sending = request(url, {
      method: 'POST',
      headers: { ...message.headers, 'content-length': Buffer.byteLength(message.body) },
      lookup: guardedLookup(reachable),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      agent: false,
    })
    sending.on('error', reject)
    sending.on('response', (response) => {
      read(response).then((answer) => fulfil({ status: response.statusCode ?? 0, answer }), reject)
    })
    sending.end(message.body)
  })
}

function guardedLookup(reachable: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, '', 0)
      const [first] = addresses
      if (!first || !addresses.every(({ address }) => reachable(address))) {
        return callback(new PrivateAddress(), '', 0)
      }
      if (options.all) return callback(null, addresses)
      return callback(null, first.address, first.family)
    })
  }
}

async function read(response: IncomingMessage): Promise<string> {
  let text = ''
  response.setEncoding('utf8')
  for await (const chunk of response as AsyncIterable<string>) {
    text += chunk
    // Nobody needs more of it, and an endless answer must not be waited for.
    if (text.length > KEPT_OF_ANSWER) break
  }
  return text.slice(0, KEPT_OF_ANSWER)
}
