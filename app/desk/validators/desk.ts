import vine from '@vinejs/vine'

export const draftValidator = vine.create({
  callId: vine.string().maxLength(64).nullable().optional(),
  content: vine.record(vine.any()),
  revision: vine.number().withoutDecimals().min(0),
})

export const callClosingValidator = vine.create({
  disposition: vine.string().maxLength(30),
  note: vine.string().trim().maxLength(2000).nullable().optional(),
  noteStatus: vine.enum(['new', 'open', 'closed']).optional(),
  customerId: vine.number().positive().withoutDecimals().nullable().optional(),
  reminder: vine
    .object({
      dueAt: vine.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/),
      remark: vine.string().trim().maxLength(200).nullable().optional(),
    })
    .nullable()
    .optional(),
})
