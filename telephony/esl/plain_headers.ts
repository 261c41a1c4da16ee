import type { HeaderSource } from './event.ts'

const LF = 10

/**
 * Picks single headers out of a `text/event-plain` body: lines `Name: value` with percent-encoded
 * UTF-8 values, a blank line, then the event's own body.
 */
export class PlainHeaders implements HeaderSource {
  readonly #bytes: Buffer
  #headEnd = -1

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  first(header: string): string | undefined {
    const text = this.#raw(header)
    return text === undefined ? undefined : splitArray(text)[0]
  }

  values(header: string): string[] {
    const text = this.#raw(header)
    return text === undefined ? [] : splitArray(text)
  }

  body(): string {
    return this.#bytes.toString('utf8', this.#end() + 2)
  }

  names(): string[] {
    const lines = this.#bytes.toString('utf8', 0, this.#end()).split('\n')
    return lines
      .filter((line) => line.includes(': '))
      .map((line) => line.slice(0, line.indexOf(':')))
  }

  #raw(header: string): string | undefined {
    const bytes = this.#bytes
    const end = this.#end()
    const needle = `${header}: `
    let at = bytes.indexOf(needle)
    while (at >= 0 && at < end) {
      if (at === 0 || bytes[at - 1] === LF) {
        let lineEnd = bytes.indexOf(LF, at)
        if (lineEnd < 0 || lineEnd > end) lineEnd = end
        return percentDecode(bytes.toString('utf8', at + needle.length, lineEnd))
      }
      at = bytes.indexOf(needle, at + 1)
    }
    return undefined
  }

  /** Offset of the last header line's end. */
  #end(): number {
    if (this.#headEnd < 0) {
      const blank = this.#bytes.indexOf('\n\n')
      this.#headEnd = blank < 0 ? this.#bytes.length : blank
    }
    return this.#headEnd
  }
}

/** Decodes `%XX` as UTF-8. A `%` that starts no such pair stays as it is; nothing throws. */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    const out: Buffer[] = []
    for (const part of text.split(/(%[0-9A-Fa-f]{2})/)) {
      out.push(
        /^%[0-9A-Fa-f]{2}$/.test(part)
          ? Buffer.from([Number.parseInt(part.slice(1), 16)])
          : Buffer.from(part, 'utf8')
      )
    }
    return Buffer.concat(out).toString('utf8')
  }
}

/** Repeated variables come in one string as `ARRAY::a|:b`. */
export function splitArray(text: string): string[] {
  return text.startsWith('ARRAY::') ? text.slice(7).split('|:') : [text]
}
