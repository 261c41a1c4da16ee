import type { HeaderSource } from './event.ts'
import { splitArray } from './plain_headers.ts'

const QUOTE = 34
const COMMA = 44
const COLON = 58
const BACKSLASH = 92
const OPEN_BRACE = 123

/** `"Name"` as bytes, made once for each name ever asked for. */
const needles = new Map<string, Buffer>()

function needleOf(header: string): Buffer {
  let needle = needles.get(header)
  if (needle === undefined) {
    needle = Buffer.from(JSON.stringify(header), 'utf8')
    if (needles.size < 1024) needles.set(header, needle)
  }
  return needle
}

/**
 * Picks single headers out of one flat JSON object without parsing the rest. Sound because inside a
 * JSON string a quote is always escaped: the bytes `"Name"` after `{` or `,` and before `:` can only
 * be a key. Of a repeated key the first counts, as in the switch itself.
 */
export class JsonHeaders implements HeaderSource {
  readonly #bytes: Buffer
  #parsed: Record<string, unknown> | null = null

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  first(header: string): string | undefined {
    const start = this.#valueStart(header)
    if (start < 0) return undefined
    if (this.#bytes[start] === QUOTE) {
      const text = this.#string(start)
      return text !== undefined && text.startsWith('ARRAY::') ? splitArray(text)[0] : text
    }
    return this.#fromParsed(header)[0]
  }

  values(header: string): string[] {
    const start = this.#valueStart(header)
    if (start < 0) return []
    if (this.#bytes[start] === QUOTE) {
      const text = this.#string(start)
      return text === undefined ? [] : splitArray(text)
    }
    return this.#fromParsed(header)
  }

  body(): string {
    return this.first('_body') ?? ''
  }

  names(): string[] {
    return Object.keys(this.#parse())
  }

  /** Offset of the first byte of the value, or -1. */
  #valueStart(header: string): number {
    const bytes = this.#bytes
    const needle = needleOf(header)
    let at = bytes.indexOf(needle)
    while (at >= 0) {
      let before = at - 1
      while (before >= 0 && isBlank(bytes[before])) before--
      if (before >= 0 && (bytes[before] === COMMA || bytes[before] === OPEN_BRACE)) {
        let after = at + needle.length
        while (isBlank(bytes[after])) after++
        if (bytes[after] === COLON) {
          after++
          while (isBlank(bytes[after])) after++
          return after
        }
      }
      at = bytes.indexOf(needle, at + 1)
    }
    return -1
  }

  /** The JSON string that starts at `start`, or undefined when the text ends within it. */
  #string(start: number): string | undefined {
    const bytes = this.#bytes
    let end = bytes.indexOf(QUOTE, start + 1)
    if (end < 0) return undefined
    if (bytes[end - 1] !== BACKSLASH) {
      const text = bytes.toString('utf8', start + 1, end)
      return text.includes('\\') ? unescape(bytes.toString('utf8', start, end + 1)) : text
    }
    while (isEscaped(bytes, end, start)) {
      end = bytes.indexOf(QUOTE, end + 1)
      if (end < 0) return undefined
    }
    return unescape(bytes.toString('utf8', start, end + 1))
  }

  #fromParsed(header: string): string[] {
    const value = this.#parse()[header]
    if (Array.isArray(value)) return value.map((item) => String(item))
    return value === undefined || value === null ? [] : [String(value)]
  }

  /** The whole object; empty when the text is not JSON. */
  #parse(): Record<string, unknown> {
    if (this.#parsed === null) {
      try {
        const value: unknown = JSON.parse(this.#bytes.toString('utf8'))
        this.#parsed = isRecord(value) ? value : {}
      } catch {
        this.#parsed = {}
      }
    }
    return this.#parsed
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isBlank(byte: number | undefined): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9
}

/** Whether an odd number of backslashes stands before the quote. */
function isEscaped(bytes: Buffer, quote: number, start: number): boolean {
  let count = 0
  for (let at = quote - 1; at > start && bytes[at] === BACKSLASH; at--) count++
  return count % 2 === 1
}

function unescape(quoted: string): string | undefined {
  try {
    const value: unknown = JSON.parse(quoted)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}
