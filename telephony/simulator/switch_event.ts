import type { HeaderValue } from './variables.ts'

/** An event as the switch holds it: headers in order and perhaps a body. */
export class SwitchEvent {
  readonly name: string
  readonly subclass: string | null
  readonly headers: ReadonlyMap<string, HeaderValue>
  readonly body: string | null
  #json: Buffer | null = null
  #plain: Buffer | null = null

  constructor(
    name: string,
    subclass: string | null,
    headers: ReadonlyMap<string, HeaderValue>,
    body: string | null
  ) {
    this.name = name
    this.subclass = subclass
    this.headers = headers
    this.body = body
  }

  /** The frame in the json format: made once, sent to as many listeners as want it. */
  get json(): Buffer {
    if (!this.#json) {
      const object: Record<string, HeaderValue> = Object.fromEntries(this.headers)
      if (this.body !== null) {
        object['Content-Length'] = String(Buffer.byteLength(this.body))
        object._body = this.body
      }
      this.#json = frame('text/event-json', JSON.stringify(object))
    }
    return this.#json
  }

  get plain(): Buffer {
    if (!this.#plain) {
      let text = ''
      for (const [name, value] of this.headers) text += `${name}: ${encodePlain(value)}\n`
      if (this.body !== null) text += `Content-Length: ${Buffer.byteLength(this.body)}\n`
      this.#plain = frame('text/event-plain', `${text}\n${this.body ?? ''}`)
    }
    return this.#plain
  }
}

function frame(contentType: string, body: string) {
  const length = Buffer.byteLength(body)
  return Buffer.from(`Content-Length: ${length}\nContent-Type: ${contentType}\n\n${body}`)
}

/**
 * The plain format's percent-encoding. Like the real switch it leaves a `%` alone that already has
 * two hex digits behind it, so that the encoding is ambiguous there; json has no such fault.
 */
function encodePlain(value: HeaderValue) {
  const text = typeof value === 'string' ? value : `ARRAY::${value.join('|:')}`
  return text.replace(/%(?![0-9A-Fa-f]{2})|[\r\n "#&+:;<=>?@[\\\]^`{|}]|[^\x20-\x7e]+/gu, (match) =>
    encodeURIComponent(match)
  )
}
