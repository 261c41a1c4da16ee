import { Exception } from '@adonisjs/core/exceptions'

export type DomainErrorOptions = {
  /** HTTP status that a controller answers with. */
  status: number
  /** Stable, machine-readable name, such as `ILLEGAL_TRANSITION`. */
  code: string
  /** Key of the message in `resources/lang`, such as `orders.errors.illegal_transition`. */
  messageKey: string
  /** Values for the message's placeholders. */
  values?: Record<string, string | number>
  /** Placeholders that stand for a list: the keys of its members, told in the reader's language. */
  lists?: Record<string, string[]>
  /** The form field that the message belongs beside, when there is one. */
  field?: string
  /** What a client may act on (allowed events, present version, …). */
  details?: Record<string, unknown>
}

/**
 * A refusal that the business knows: thrown inside a transaction to roll it back, turned by the exception handler into
 * a translated message (pages) or a problem document (API). Never used for a programmer's mistake.
 */
export class DomainError extends Exception {
  readonly messageKey: string
  readonly values: Record<string, string | number>
  readonly lists: Record<string, string[]>
  readonly field: string | undefined
  readonly details: Record<string, unknown>

  constructor(options: DomainErrorOptions) {
    super(options.code, { status: options.status, code: options.code })
    this.messageKey = options.messageKey
    this.values = options.values ?? {}
    this.lists = options.lists ?? {}
    this.field = options.field
    this.details = options.details ?? {}
  }
}
