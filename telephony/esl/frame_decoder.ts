/** Why a byte stream can't be the event socket's: the connection has to be dropped. */
export type FrameFault = 'header_too_long' | 'content_length_invalid' | 'body_too_long'

/**
 * The stream broke the framing or its bounds. `frames` holds what was complete before the fault, so
 * that nothing received is lost. The decoder refuses all further bytes.
 */
export class FrameError extends Error {
  readonly fault: FrameFault
  readonly frames: Frame[]

  constructor(fault: FrameFault, detail: string, frames: Frame[]) {
    super(`The stream is no event socket: ${detail}`)
    this.name = 'FrameError'
    this.fault = fault
    this.frames = frames
  }
}

export interface FrameLimits {
  /** Bytes of one header block. The largest known is the reply to `connect`, about 7 kB. */
  maxHeaderBytes: number
  /** Bytes of one body. `show channels as json` takes about 1 kB a channel. */
  maxBodyBytes: number
}

const DEFAULT_LIMITS: FrameLimits = { maxHeaderBytes: 256 * 1024, maxBodyBytes: 64 * 1024 * 1024 }

const LF = 10
const CR = 13
/** Bytes taken over at a time while a header block that was split between chunks is completed. */
const HEADER_STEP = 512

/**
 * One message of the event socket: header lines `Name: value`, a blank line, then exactly
 * `Content-Length` bytes (bytes, not characters) when that header is there.
 * `body` is a view into the received chunk, not a copy.
 */
export class Frame {
  readonly contentType: string
  readonly body: Buffer
  readonly #head: string

  constructor(head: string, body: Buffer) {
    this.#head = head
    this.body = body
    this.contentType = this.header('Content-Type') ?? ''
  }

  /** The first header of that name, case ignored, as sent. */
  header(name: string): string | undefined {
    return headerOf(this.#head, name)
  }

  /** The header block without the blank line that ends it. */
  get head(): string {
    return this.#head
  }
}

function headerOf(head: string, name: string): string | undefined {
  let start = 0
  while (start < head.length) {
    let end = head.indexOf('\n', start)
    if (end < 0) end = head.length
    if (head.charCodeAt(start + name.length) === 58 && startsWith(head, start, name)) {
      return head.slice(start + name.length + 1, end).trim()
    }
    start = end + 1
  }
  return undefined
}

function startsWith(head: string, start: number, name: string): boolean {
  if (head.startsWith(name, start)) return true
  return head.slice(start, start + name.length).toLowerCase() === name.toLowerCase()
}

/**
 * Cuts the byte stream of the event socket into frames, wherever TCP has split it. Accepts LF and
 * CRLF ends. A frame that lies whole in one chunk is never copied; one that doesn't is collected in
 * a buffer of the size it announced, so the work is linear in the bytes received.
 */
export class FrameDecoder {
  readonly #limits: FrameLimits
  /** The beginning of a frame that is not complete yet. */
  #held: Buffer | null = null
  #filled = 0
  /** Where in the held bytes the search for the header's end goes on. */
  #scanFrom = 0
  /** Total length of the held frame, once its header is complete; else 0. */
  #needed = 0
  #headEnd = 0
  #head = ''
  #broken = false

  constructor(limits: Partial<FrameLimits> = {}) {
    this.#limits = { ...DEFAULT_LIMITS, ...limits }
  }

  /** Bytes of an incomplete frame that are held back. */
  get pendingBytes(): number {
    return this.#filled
  }

  /** Gives the frames that `chunk` completes. Throws FrameError, and then on every later call. */
  push(chunk: Buffer): Frame[] {
    const frames: Frame[] = []
    if (this.#broken) throw new FrameError('header_too_long', 'it was broken before', frames)
    let position = 0
    if (this.#held !== null) position = this.#complete(chunk, frames)
    while (position < chunk.length) position = this.#cut(chunk, position, frames)
    return frames
  }

  /** Reads one frame straight from the chunk, or holds back the rest. */
  #cut(chunk: Buffer, start: number, frames: Frame[]): number {
    const begin = skipBlank(chunk, start, chunk.length)
    if (begin === chunk.length) return begin
    const headEnd = endOfHeader(chunk, begin, begin, chunk.length)
    if (headEnd < 0) {
      this.#checkHeader(chunk.length - begin, frames)
      this.#hold(chunk, begin, HEADER_STEP)
      this.#scanFrom = Math.max(0, this.#filled - 3)
      return chunk.length
    }
    this.#checkHeader(headEnd - begin, frames)
    const head = chunk.toString('utf8', begin, headEnd)
    const end = headEnd + this.#contentLength(head, frames)
    if (end <= chunk.length) {
      frames.push(new Frame(trimHead(head), chunk.subarray(headEnd, end)))
      return end
    }
    this.#hold(chunk, begin, end - begin)
    this.#needed = end - begin
    this.#headEnd = headEnd - begin
    this.#head = head
    return chunk.length
  }

  /** Feeds the held frame from the chunk; gives the offset of the first byte not used. */
  #complete(chunk: Buffer, frames: Frame[]): number {
    let position = 0
    while (this.#needed === 0) {
      if (position === chunk.length) return position
      const step = Math.min(chunk.length - position, HEADER_STEP)
      this.#append(chunk, position, step)
      position += step
      const held = this.#held as Buffer
      const headEnd = endOfHeader(held, 0, this.#scanFrom, this.#filled)
      if (headEnd < 0) {
        this.#checkHeader(this.#filled, frames)
        this.#scanFrom = Math.max(0, this.#filled - 3)
        continue
      }
      this.#checkHeader(headEnd, frames)
      this.#head = held.toString('utf8', 0, headEnd)
      this.#headEnd = headEnd
      this.#needed = headEnd + this.#contentLength(this.#head, frames)
      if (this.#filled > this.#needed) {
        position -= this.#filled - this.#needed
        this.#filled = this.#needed
      }
    }
    const step = Math.min(chunk.length - position, this.#needed - this.#filled)
    this.#append(chunk, position, step)
    if (this.#filled === this.#needed) {
      const held = this.#held as Buffer
      frames.push(new Frame(trimHead(this.#head), held.subarray(this.#headEnd, this.#needed)))
      this.#release()
    }
    return position + step
  }

  #hold(chunk: Buffer, begin: number, capacity: number): void {
    const rest = chunk.length - begin
    this.#held = Buffer.allocUnsafe(Math.min(Math.max(capacity, rest), rest + 1024 * 1024))
    chunk.copy(this.#held, 0, begin)
    this.#filled = rest
  }

  /**
   * Room grows by doubling towards what the frame announced: a peer that announces much and sends
   * little costs little.
   */
  #append(chunk: Buffer, start: number, length: number): void {
    const held = this.#held as Buffer
    const wanted = this.#filled + length
    if (wanted > held.length) {
      let capacity = Math.max(held.length * 2, wanted)
      if (this.#needed > 0) capacity = Math.min(capacity, this.#needed)
      const larger = Buffer.allocUnsafe(capacity)
      held.copy(larger, 0, 0, this.#filled)
      this.#held = larger
    }
    chunk.copy(this.#held as Buffer, this.#filled, start, start + length)
    this.#filled = wanted
  }

  #release(): void {
    this.#held = null
    this.#filled = 0
    this.#scanFrom = 0
    this.#needed = 0
    this.#headEnd = 0
    this.#head = ''
  }

  #checkHeader(bytes: number, frames: Frame[]): void {
    if (bytes <= this.#limits.maxHeaderBytes) return
    this.#fail('header_too_long', `a header block of more than ${bytes - 1} bytes`, frames)
  }

  #contentLength(head: string, frames: Frame[]): number {
    const text = headerOf(head, 'Content-Length')
    if (text === undefined) return 0
    if (!/^[0-9]{1,15}$/.test(text)) {
      this.#fail('content_length_invalid', `Content-Length ${JSON.stringify(text)}`, frames)
    }
    const length = Number(text)
    if (length > this.#limits.maxBodyBytes) {
      this.#fail('body_too_long', `a body of ${length} bytes`, frames)
    }
    return length
  }

  #fail(fault: FrameFault, detail: string, frames: Frame[]): never {
    this.#broken = true
    this.#release()
    throw new FrameError(fault, detail, frames)
  }
}

/** Blank lines before a frame are ignored, as the switch ignores them before a command. */
function skipBlank(bytes: Buffer, start: number, end: number): number {
  let position = start
  while (position < end && (bytes[position] === LF || bytes[position] === CR)) position++
  return position
}

/** Offset after the blank line that ends the header block, or -1. */
function endOfHeader(bytes: Buffer, begin: number, from: number, end: number): number {
  let position = Math.max(begin, from)
  for (;;) {
    const lineEnd = bytes.indexOf(LF, position)
    if (lineEnd < 0 || lineEnd >= end) return -1
    if (lineEnd + 1 < end && bytes[lineEnd + 1] === LF) return lineEnd + 2
    if (lineEnd + 2 < end && bytes[lineEnd + 1] === CR && bytes[lineEnd + 2] === LF) {
      return lineEnd + 3
    }
    position = lineEnd + 1
  }
}

function trimHead(head: string): string {
  return head.trimEnd()
}
