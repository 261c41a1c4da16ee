import vine from '@vinejs/vine'

export const salesFileValidator = vine.compile(vine.object({ headings: vine.boolean() }))
