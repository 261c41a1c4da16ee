import vine from '@vinejs/vine'

export const phoneSignInValidator = vine.create({
  extension: vine
    .string()
    .trim()
    .regex(/^\d{2,8}$/),
})

/** Whether the page came over https, as the browser knows best behind a proxy. */
export const browserCredentialsValidator = vine.create({ secure: vine.boolean() })

const EXTENSION = /^\d{2,8}$/

export const digitsValidator = vine.create({
  digits: vine
    .string()
    .trim()
    .regex(/^[0-9*#]{1,32}$/),
})

export const consultedValidator = vine.create({
  kind: vine.enum(['extension', 'outside'] as const),
  number: vine
    .string()
    .trim()
    .regex(/^\d{2,20}$/),
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

export const chosenValidator = vine.create({
  all: vine.boolean(),
  keys: vine.array(vine.string().maxLength(64)).maxLength(5000),
})

const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/

export const forwardsValidator = vine.create({
  forwards: vine
    .array(
      vine.object({
        kind: vine.enum(['always', 'no_answer', 'busy'] as const),
        number: vine
          .string()
          .trim()
          .regex(/^\d{2,20}$/),
        ranges: vine
          .array(
            vine.object({
              days: vine
                .array(vine.number().range([1, 7]).withoutDecimals())
                .minLength(1)
                .distinct(),
              from: vine.string().regex(CLOCK),
              to: vine.string().regex(CLOCK),
            })
          )
          .maxLength(10),
      })
    )
    .distinct('kind')
    .maxLength(3),
})
