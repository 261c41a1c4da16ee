import { DomainError } from '#core/domain_error'

export type AfterSalesRefusal =
  | 'RMA_NOT_FOUND'
  | 'ORDER_UNKNOWN'
  | 'NOT_DELIVERED'
  | 'RMA_STATE'
  | 'RMA_OPEN'
  | 'LINES_MISSING'
  | 'LINE_UNKNOWN'
  | 'TOO_MANY'
  | 'REASON_NEEDED'
  | 'RETURN_EXCLUDED'
  | 'REMARK_MISSING'
  | 'TRIAL_PENDING'
  | 'NOTHING_ON_TRIAL'
  | 'OTHER_KIND'
  | 'AMOUNT_INVALID'
  | 'REFUND_BOOKED'

/** A refusal of after-sales; its message is `after_sales.errors.<code in lower case>`. */
export function afterSalesRefused(
  code: AfterSalesRefusal,
  options: {
    field?: string
    /** Which of several messages of this code. */
    variant?: string
    values?: Record<string, string | number>
    details?: Record<string, unknown>
    status?: number
  } = {}
): DomainError {
  return new DomainError({
    status: options.status ?? 422,
    code,
    messageKey: ['after_sales.errors', code.toLowerCase(), options.variant]
      .filter(Boolean)
      .join('.'),
    field: options.field,
    values: options.values,
    details: options.details,
  })
}
