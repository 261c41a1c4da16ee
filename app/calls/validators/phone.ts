import vine from '@vinejs/vine'

export const phoneSignInValidator = vine.create({
  extension: vine
    .string()
    .trim()
    .regex(/^\d{2,8}$/),
})

const EXTENSION = /^\d{2,8}$/

export const digitsValidator = vine.create({
  digits: vine
    .string()
    .trim()
    .regex(/^[0-9*#]{1,32}$/),
})

export const colleagueValidator = vine.create({
  extension: vine.string().trim().regex(EXTENSION),
})

export const thirdValidator = vine.create({
  extension: vine.string().trim().regex(EXTENSION).optional(),
})

export const targetValidator = vine.create({
  kind: vine.enum(['extension', 'group', 'outside'] as const),
  number: vine
    .string()
    .trim()
    .regex(/^\d{2,20}$/),
})

export const notReadyValidator = vine.create({
  reason: vine.string().trim().exists({ table: 'not_ready_reasons', column: 'code' }),
})

export const listeningValidator = vine.create({
  mode: vine.enum(['listen', 'whisper', 'barge'] as const),
})

export const agentStateValidator = vine.create({
  state: vine.enum(['ready', 'not_ready', 'signed_out'] as const),
  reason: vine.string().trim().exists({ table: 'not_ready_reasons', column: 'code' }).optional(),
})
