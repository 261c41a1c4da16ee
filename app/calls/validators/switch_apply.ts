import vine from '@vinejs/vine'

export const switchApplyValidator = vine.create({
  restoredId: vine.number().positive().withoutDecimals().optional(),
})
