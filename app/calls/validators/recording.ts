import vine from '@vinejs/vine'

export const holdValidator = vine.create({
  reason: vine.string().trim().minLength(2).maxLength(200),
})

export const noteValidator = vine.create({
  content: vine.string().trim().minLength(1).maxLength(2000),
})
