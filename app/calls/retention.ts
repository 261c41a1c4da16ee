/** Kinds of calls whose recordings are kept for a time of their own; `other` has no type. */
export const CALL_CLASSES = ['sale', 'enquiry', 'invalid', 'other'] as const
export type CallClass = (typeof CALL_CLASSES)[number]

/** Days that recordings are kept unless the company says otherwise; null keeps for ever. */
export const DEFAULT_RETENTION: Record<CallClass, number | null> = {
  sale: 1095,
  enquiry: 180,
  invalid: 30,
  other: 90,
}

export type Retention = Record<CallClass, number | null>
