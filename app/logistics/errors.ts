import { DomainError } from '#core/domain_error'

export type LogisticsRefusal =
  | 'UNKNOWN_WAYBILL'
  | 'ALREADY_FED_BACK'
  | 'TWICE_IN_BATCH'
  | 'NOT_CONFIRMED'
  | 'NOT_PRINTED'
  | 'NOT_HANDED_OVER'
  | 'AMBIGUOUS_WAYBILL'
  | 'WAYBILL_VOIDED'
  | 'PARCEL_CHANGED'
  | 'COURIER_MISSING'
  | 'COURIER_UNKNOWN'
  | 'REASON_MISSING'
  | 'RETURN_RECEIPT'
  | 'NOT_RETURNED'
  | 'COD_SETTLED'
  | 'AFTER_SALES_EXIST'
  | 'TRIAL_DECIDED'
  | 'NUMBERS_EXHAUSTED'
  | 'STOCK_HOLD'
  | 'REVIEW_PENDING'
  | 'PAYMENT_MISSING'
  | 'TEMPLATE_MISSING'
  | 'NOTHING_TO_PRINT'
  | 'REPRINT_ORDERS_MISSING'
  | 'PRINTED_TOO_OFTEN'
  | 'METHOD_UNKNOWN'
  | 'OTHER_METHOD'
  | 'PRINT_BATCH_NOT_FOUND'
  | 'PRINT_BATCH_NOT_READY'
  | 'WHOLE_NUMBERS_FORBIDDEN'
  | 'LIST_EMPTY'
  | 'LIST_TOO_LONG'
  | 'PUSH_CARRIER'
  | 'PUSH_SIGN'
  | 'PUSH_UNREADABLE'
  | 'EXCEPTION_NOT_FOUND'
  | 'EXCEPTION_RESOLVED'
  | 'PROPOSAL_NOT_FOUND'
  | 'PROPOSAL_SETTLED'

/** A refusal of the warehouse's desk; its message is `logistics.errors.<code in lower case>`. */
export function logisticsRefused(
  code: LogisticsRefusal,
  options: {
    field?: string
    values?: Record<string, string | number>
    details?: Record<string, unknown>
    status?: number
    /** Which of several messages of this code. */
    variant?: string
  } = {}
): DomainError {
  return new DomainError({
    status: options.status ?? 422,
    code,
    messageKey: ['logistics.errors', code.toLowerCase(), options.variant].filter(Boolean).join('.'),
    field: options.field,
    values: options.values,
    details: options.details,
  })
}

export type CodRefusal =
  | 'FORBIDDEN'
  | 'PARTY_UNKNOWN'
  | 'STATEMENT_NOT_FOUND'
  | 'STATEMENT_DISCARDED'
  | 'STATEMENT_SETTLED'
  | 'NOTHING_READABLE'
  | 'WAYBILL_TWICE'
  | 'NOTHING_OWED'
  | 'LINE_NOT_OPEN'

/** A refusal about cash on delivery; its message is `logistics.cod.errors.<code in lower case>`. */
export function codRefused(
  code: CodRefusal,
  options: { field?: string; status?: number } = {}
): DomainError {
  return new DomainError({
    status: options.status ?? 422,
    code: `COD_${code}`,
    messageKey: `logistics.cod.errors.${code.toLowerCase()}`,
    field: options.field,
  })
}
