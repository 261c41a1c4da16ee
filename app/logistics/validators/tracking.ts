import vine from '@vinejs/vine'

/** The form of a push: the JSON is read by the service, once its signature holds. */
export const carrierPushValidator = vine.create({
  param: vine.string().minLength(2).maxLength(2_000_000),
  sign: vine.string().trim().maxLength(64),
})

export const workOnExceptionValidator = vine.create({
  note: vine.string().trim().minLength(1).maxLength(500),
  resolve: vine.boolean(),
})
