/** A SIP message as it came: first line, headers in order, body. Header names are compared without case. */
export class SipMessage {
  readonly start: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string

  constructor(start: string, headers: readonly (readonly [string, string])[], body = '') {
    this.start = start
    this.headers = headers
    this.body = body
  }

  /** Null for what is no SIP message, such as the blanks that keep a connection open. */
  static parse(bytes: Buffer): SipMessage | null {
    const text = bytes.toString('utf8')
    const end = text.indexOf('\r\n\r\n')
    if (end < 0) return null
    const [start, ...lines] = text.slice(0, end).split('\r\n')
    const headers = lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const
    })
    return new SipMessage(start!, headers, text.slice(end + 4))
  }

  /** Of an answer, such as 180; null for a request. */
  get status(): number | null {
    const match = /^SIP\/2\.0 (\d{3})/.exec(this.start)
    return match ? Number(match[1]) : null
  }

  get method(): string {
    return this.status === null ? this.start.split(' ')[0]! : this.get('cseq').split(' ')[1]!
  }

  /** The user part of the address that a request asks for, decoded. */
  get user(): string {
    const match = /^\S+ sips?:([^@;> ]+)@/.exec(this.start)
    return match ? decodeURIComponent(match[1]!) : ''
  }

  /** The first header of this name, or an empty text. */
  get(name: string): string {
    return this.headers.find(([one]) => one.toLowerCase() === name)?.[1] ?? ''
  }

  all(name: string): string[] {
    return this.headers.filter(([one]) => one.toLowerCase() === name).map(([, value]) => value)
  }

  toBuffer(): Buffer {
    const length = ['Content-Length', String(Buffer.byteLength(this.body))] as const
    const lines = [...this.headers, length].map(([name, value]) => `${name}: ${value}`)
    return Buffer.from([this.start, ...lines, '', this.body].join('\r\n'))
  }
}

/** The address in `"name" <sip:…>;tag=…`. */
export function addressIn(header: string): string {
  return /<([^>]+)>/.exec(header)?.[1] ?? header.split(';')[0]!
}

export function hasTag(header: string): boolean {
  return /;\s*tag=/.test(header)
}
