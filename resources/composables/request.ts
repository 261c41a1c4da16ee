import { ref } from 'vue'

/** Why a request did not give what was asked for. */
export type ProblemKind =
  | 'offline'
  | 'timeout'
  | 'signed_out'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'invalid'
  | 'refused'
  | 'throttled'
  | 'server'

type ProblemDocument = {
  title?: string
  code?: string
  requestId?: string
  errors?: { field?: string; message: string }[]
}

/** A request that failed, with what the server said (a problem document, RFC 9457, or field errors). */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly status: number
  readonly code: string | null
  readonly requestId: string | null
  /** Field name → messages to show beside it. */
  readonly errors: Record<string, string[]>
  /** Everything the answer carried: allowed events, present version, … */
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    kind: ProblemKind,
    status = 0,
    answer: ProblemDocument = {},
    requestId?: string | null
  ) {
    super(answer.title ?? answer.errors?.[0]?.message ?? '')
    this.name = 'Problem'
    this.kind = kind
    this.status = status
    this.code = answer.code ?? null
    this.requestId = answer.requestId ?? requestId ?? null
    this.details = { ...answer }
    this.errors = {}
    for (const { field, message } of answer.errors ?? []) {
      if (field) (this.errors[field] ??= []).push(message)
    }
  }
}

const KINDS: Record<number, ProblemKind> = {
  401: 'signed_out',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  412: 'conflict',
  419: 'signed_out',
  422: 'invalid',
  429: 'throttled',
}

export type RequestOptions = { timeoutMs?: number; signal?: AbortSignal }

const TIMEOUT_MS = 10_000

/** Milliseconds by which the server's clock is ahead of this machine's; desks' clocks are rarely right. */
export const clockSkewMs = ref(0)

/**
 * Sends and reads JSON on behalf of the signed-in employee. Throws a `Problem` for everything that is not a success;
 * an abort by the caller's own signal passes through as an `AbortError`.
 */
export async function request<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  body?: unknown,
  { timeoutMs = TIMEOUT_MS, signal }: RequestOptions = {}
): Promise<T> {
  const timeout = AbortSignal.timeout(timeoutMs)
  const headers: Record<string, string> = { accept: 'application/json' }
  if (method !== 'GET') headers['x-xsrf-token'] = xsrfToken()
  const isForm = body instanceof FormData
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json'

  let response: Response
  let answer: unknown
  try {
    response = await fetch(url, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      body: isForm ? body : body === undefined ? undefined : JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
    answer = await readJson(response)
  } catch (error) {
    if (signal?.aborted) throw error
    throw new Problem(timeout.aborted ? 'timeout' : 'offline')
  }
  noteServerTime(response)
  if (response.ok && !wasSentToSignIn(response)) return answer as T
  throw problemOf(response, answer)
}

export const get = <T>(url: string, options?: RequestOptions) =>
  request<T>('GET', url, undefined, options)
export const post = <T>(url: string, body?: unknown, options?: RequestOptions) =>
  request<T>('POST', url, body ?? {}, options)
export const put = <T>(url: string, body?: unknown, options?: RequestOptions) =>
  request<T>('PUT', url, body ?? {}, options)
export const patch = <T>(url: string, body?: unknown, options?: RequestOptions) =>
  request<T>('PATCH', url, body ?? {}, options)
export const destroy = <T>(url: string, body?: unknown, options?: RequestOptions) =>
  request<T>('DELETE', url, body, options)

function problemOf(response: Response, answer: unknown): Problem {
  if (wasSentToSignIn(response)) return new Problem('signed_out', 401)
  const kind = KINDS[response.status] ?? (response.status >= 500 ? 'server' : 'refused')
  const document = typeof answer === 'object' && answer !== null ? (answer as ProblemDocument) : {}
  return new Problem(kind, response.status, document, response.headers.get('x-request-id'))
}

/** A session that ended shows as a redirect to the sign-in page when the server takes us for a browser. */
function wasSentToSignIn(response: Response): boolean {
  return response.redirected && new URL(response.url).pathname === '/sign-in'
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text()
  if (!/\bjson\b/.test(response.headers.get('content-type') ?? '') || text === '') return null
  return JSON.parse(text)
}

function noteServerTime(response: Response) {
  const date = response.headers.get('date')
  if (!date) return
  // The header has whole seconds, so half a second is the best guess and two seconds are no skew.
  const skew = Date.parse(date) + 500 - Date.now()
  clockSkewMs.value = Math.abs(skew) > 2000 ? skew : 0
}

function xsrfToken(): string {
  const cookie = document.cookie.split('; ').find((part) => part.startsWith('XSRF-TOKEN='))
  return cookie ? decodeURIComponent(cookie.slice('XSRF-TOKEN='.length)) : ''
}
