import vine from '@vinejs/vine'

export const phoneSignInValidator = vine.create({
  extension: vine
    .string()
    .trim()
    .regex(/^\d{2,8}$/),
})

export const notReadyValidator = vine.create({
  reason: vine.string().trim().exists({ table: 'not_ready_reasons', column: 'code' }),
})
