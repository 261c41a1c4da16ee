import type { Frame } from './frame_decoder.ts'
import { JsonHeaders } from './json_headers.ts'
import { PlainHeaders } from './plain_headers.ts'

/** The headers of one event, read on demand out of its raw bytes. */
export interface HeaderSource {
  /** Every value of the header in order: one for a plain header, several for an array, none. */
  values(header: string): string[]
  first(header: string): string | undefined
  body(): string
  names(): string[]
}

/**
 * One event of the switch, from `text/event-json` or `text/event-plain`. Nothing is decoded until it
 * is asked for: an event has about 75 headers and a reader wants eight of them.
 *
 * JSON is to be preferred: in plain events a `%` that is followed by two hex digits is not encoded
 * again by the switch, so the value `%41` can't be told from `A`.
 */
export class SwitchEvent {
  readonly #source: HeaderSource
  #name: string | undefined

  constructor(source: HeaderSource) {
    this.#source = source
  }

  static fromFrame(frame: Frame): SwitchEvent {
    return frame.contentType === 'text/event-plain'
      ? new SwitchEvent(new PlainHeaders(frame.body))
      : new SwitchEvent(new JsonHeaders(frame.body))
  }

  /** From one flat JSON object, such as the answer to `uuid_dump <uuid> json`. */
  static fromJson(bytes: Buffer): SwitchEvent {
    return new SwitchEvent(new JsonHeaders(bytes))
  }

  static isEventFrame(frame: Frame): boolean {
    return frame.contentType === 'text/event-json' || frame.contentType === 'text/event-plain'
  }

  /** `Event-Name`, such as CHANNEL_BRIDGE; empty when there is none. */
  get name(): string {
    return (this.#name ??= this.#source.first('Event-Name') ?? '')
  }

  /** `Event-Subclass` of a CUSTOM event, such as `spotline::wait`; else empty. */
  get subclass(): string {
    return this.name === 'CUSTOM' ? (this.#source.first('Event-Subclass') ?? '') : ''
  }

  /** The channel (`Unique-ID`); empty for events of no channel. */
  get uuid(): string {
    return this.#source.first('Unique-ID') ?? ''
  }

  /** Changes when the switch was restarted. */
  get coreUuid(): string {
    return this.#source.first('Core-UUID') ?? ''
  }

  /** `Event-Date-Timestamp`: microseconds since 1970, moving in steps of about 20 ms; 0 if absent. */
  get timestampUs(): number {
    const value = Number(this.#source.first('Event-Date-Timestamp'))
    return Number.isSafeInteger(value) ? value : 0
  }

  /** The event's own body (`_body`), such as the result in BACKGROUND_JOB. */
  get body(): string {
    return this.#source.body()
  }

  /** The header's value, the first one when the switch sent an array. Names are case-sensitive. */
  get(header: string): string | undefined {
    return this.#source.first(header)
  }

  /** All values: arrays come as JSON arrays, or as `ARRAY::a|:b` in plain events. */
  getAll(header: string): string[] {
    return this.#source.values(header)
  }

  /** Names of all headers, in the order sent. Decodes everything: for display and tests. */
  headerNames(): string[] {
    return this.#source.names()
  }
}
