import vine from '@vinejs/vine'

const id = () => vine.number().positive().withoutDecimals().optional()

/** Whom to dial: a record that has the number, or a number typed on the dial pad. The first that is given counts. */
export const dialValidator = vine.create({
  customerId: id(),
  /** Which of the customer's numbers; 1 is the first. */
  position: vine.number().range([1, 9]).withoutDecimals().optional(),
  orderId: id(),
  reminderId: id(),
  messageId: id(),
  callId: vine.string().trim().maxLength(64).optional(),
  number: vine
    .string()
    .trim()
    .regex(/^[\d\s-]{2,24}$/)
    .optional(),
})
