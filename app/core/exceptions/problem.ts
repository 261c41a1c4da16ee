import type { I18n } from '@adonisjs/i18n'
import { DomainError } from '#core/domain_error'
import { refusalText } from '#core/refusal_text'

export type FieldError = { field: string; message: string; rule: string }

/** An error as its asker may see it: nothing of the inside, always a translated sentence. */
export type Problem = {
  status: number
  /** Stable, machine-readable name. */
  code: string
  title: string
  /** The form field that the title belongs beside. */
  field?: string
  /** Every field that was not accepted. */
  errors?: FieldError[]
  details: Record<string, unknown>
}

type ThrownError = { status?: unknown; code?: unknown; messages?: unknown }

const TITLES: Record<number, string> = {
  400: 'core.errors.bad_request',
  401: 'core.errors.signed_out',
  403: 'core.errors.forbidden',
  404: 'core.errors.not_found',
  413: 'core.errors.too_large',
  419: 'core.errors.expired',
  422: 'core.errors.invalid',
  429: 'core.errors.throttled',
}

/** The router and the database say 404 in their own words; CSRF says 403 where the cure is to try again. */
const CODES: Record<string, { status: number; code: string }> = {
  E_ROUTE_NOT_FOUND: { status: 404, code: 'NOT_FOUND' },
  E_ROW_NOT_FOUND: { status: 404, code: 'NOT_FOUND' },
  E_UNAUTHORIZED_ACCESS: { status: 401, code: 'SIGNED_OUT' },
  E_BAD_CSRF_TOKEN: { status: 419, code: 'EXPIRED' },
  E_VALIDATION_ERROR: { status: 422, code: 'INVALID' },
  E_REQUEST_ENTITY_TOO_LARGE: { status: 413, code: 'TOO_LARGE' },
}

export function problemOf(error: unknown, texts: I18n): Problem {
  if (error instanceof DomainError) {
    return {
      status: error.status,
      code: error.code ?? 'REFUSED',
      title: refusalText(error, texts),
      field: error.field,
      details: error.details,
    }
  }
  const thrown = (typeof error === 'object' && error !== null ? error : {}) as ThrownError
  const known = CODES[String(thrown.code)]
  const status = known?.status ?? statusOf(thrown)
  return {
    status,
    code: known?.code ?? (status >= 500 ? 'SERVER_ERROR' : 'REFUSED'),
    title: texts.t(
      TITLES[status] ?? (status >= 500 ? 'core.errors.server' : 'core.errors.bad_request')
    ),
    errors: Array.isArray(thrown.messages) ? (thrown.messages as FieldError[]) : undefined,
    details: {},
  }
}

function statusOf({ status }: ThrownError): number {
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500
}
