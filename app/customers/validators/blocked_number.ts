import vine from '@vinejs/vine'

export const blockedNumberValidator = vine.create({
  from: vine.string().trim().minLength(1).maxLength(30),
  to: vine.string().trim().maxLength(30).optional(),
  remark: vine.string().trim().maxLength(100).optional(),
})

export const blockedSelectionValidator = vine.create({
  all: vine.boolean(),
  keys: vine.array(vine.number().positive().withoutDecimals()).maxLength(10_000),
})
