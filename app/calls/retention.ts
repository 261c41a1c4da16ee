/** Kinds of recordings that are kept for a time of their own: by the call's type, `other` without one, and messages. */
export const CALL_CLASSES = ['sale', 'enquiry', 'invalid', 'other', 'message'] as const
export type CallClass = (typeof CALL_CLASSES)[number]

/** Days that recordings are kept unless the company says otherwise; null keeps for ever. */
export const DEFAULT_RETENTION: Record<CallClass, number | null> = {
  sale: 1095,
  enquiry: 180,
  invalid: 30,
  other: 90,
  message: 60,
}

export type Retention = Record<CallClass, number | null>
