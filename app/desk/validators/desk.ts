import vine from '@vinejs/vine'

export const draftValidator = vine.create({
  callId: vine.string().maxLength(64).nullable().optional(),
  content: vine.record(vine.any().nullable()),
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

const thisYear = () => new Date().getUTCFullYear()

export const callerValidator = vine.create({
  callId: vine.string().maxLength(64).nullable().optional(),
  name: vine.string().trim().minLength(1).maxLength(40),
  gender: vine.enum(['female', 'male', 'unknown']).optional(),
  birthYear: vine.number().withoutDecimals().range([1900, thisYear()]).nullable().optional(),
  phone: vine.string().trim().maxLength(30).nullable().optional(),
  regionId: vine.number().positive().withoutDecimals().nullable().optional(),
  address: vine.string().trim().maxLength(200).nullable().optional(),
  remark: vine.string().trim().maxLength(500).nullable().optional(),
})

export const deskOrderValidator = vine.create({
  draftKey: vine.string().regex(/^[0-9A-Za-z_-]{8,64}$/),
  customerId: vine.number().positive().withoutDecimals(),
  lines: vine
    .array(
      vine.object({
        productId: vine.number().positive().withoutDecimals(),
        unitPriceFen: vine.number().min(0).max(100_000_000).withoutDecimals(),
        quantity: vine.number().min(1).max(999).withoutDecimals(),
        sellingMethod: vine.enum(['direct', 'cross_sell', 'gift']),
        isTrial: vine.boolean(),
      })
    )
    .minLength(1)
    .maxLength(50),
  regionId: vine.number().positive().withoutDecimals().nullable().optional(),
  address: vine.string().trim().maxLength(200).nullable().optional(),
  deliveryMethodId: vine.number().positive().withoutDecimals().nullable().optional(),
  deliveryInstructions: vine.string().trim().maxLength(200).nullable().optional(),
  paymentMode: vine.enum(['cod', 'prepaid']),
  placementId: vine.number().positive().withoutDecimals().nullable().optional(),
  callId: vine.string().maxLength(64).nullable().optional(),
  remark: vine.string().trim().maxLength(500).nullable().optional(),
  confirm: vine.boolean().optional(),
})
