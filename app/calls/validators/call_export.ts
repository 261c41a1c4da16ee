import vine from '@vinejs/vine'

export const callExportValidator = vine.create({
  kind: vine.enum(['calls', 'recordings'] as const),
  all: vine.boolean(),
  keys: vine.array(vine.string().maxLength(64)).maxLength(5000),
})
