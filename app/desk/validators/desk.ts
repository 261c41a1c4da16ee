import vine from '@vinejs/vine'
import { NEED_TYPES } from '#app/customers/contact_need'

export const draftValidator = vine.create({
  callId: vine.string().maxLength(64).nullable().optional(),
  content: vine.record(vine.any().nullable()),
  revision: vine.number().withoutDecimals().min(0),
})

const callNote = {
  note: vine.string().trim().maxLength(2000).nullable().optional(),
  noteStatus: vine.enum(['new', 'open', 'closed'] as const).optional(),
  need: vine
    .object({
      type: vine.enum(NEED_TYPES),
      productId: vine.number().positive().withoutDecimals().nullable().optional(),
      text: vine.string().trim().maxLength(500).nullable().optional(),
    })
    .nullable()
    .optional(),
  reminder: vine
    .object({
      dueAt: vine.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/),
      remark: vine.string().trim().maxLength(200).nullable().optional(),
    })
    .nullable()
    .optional(),
}

export const callNoteValidator = vine.create({
  ...callNote,
  customerId: vine.number().positive().withoutDecimals(),
})

export const callClosingValidator = vine.create({
  ...callNote,
  disposition: vine.string().maxLength(30),
  customerId: vine.number().positive().withoutDecimals().nullable().optional(),
})

const thisYear = () => new Date().getUTCFullYear()

const callerFields = {
  name: vine.string().trim().minLength(1).maxLength(40),
  gender: vine.enum(['female', 'male', 'unknown'] as const).optional(),
  birthYear: vine.number().withoutDecimals().range([1900, thisYear()]).nullable().optional(),
  regionId: vine.number().positive().withoutDecimals().nullable().optional(),
  address: vine.string().trim().maxLength(200).nullable().optional(),
  remark: vine.string().trim().maxLength(500).nullable().optional(),
  endUserName: vine.string().trim().maxLength(40).nullable().optional(),
  endUserSchool: vine.string().trim().maxLength(80).nullable().optional(),
}

export const callerValidator = vine.create({
  ...callerFields,
  callId: vine.string().maxLength(64).nullable().optional(),
  phone: vine.string().trim().maxLength(30).nullable().optional(),
})

export const editCallerValidator = vine.create({
  ...callerFields,
  secondPhone: vine.string().trim().maxLength(30).nullable().optional(),
  version: vine.number().positive().withoutDecimals(),
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
  reorderOfId: vine.number().positive().withoutDecimals().nullable().optional(),
  confirm: vine.boolean().optional(),
})
