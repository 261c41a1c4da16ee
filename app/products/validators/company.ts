import vine from '@vinejs/vine'

const code = () =>
  vine
    .string()
    .trim()
    .regex(/^[\w-]{1,20}$/)

export const productCategoryValidator = vine.create({
  code: code(),
  name: vine.string().trim().minLength(1).maxLength(60),
  selectable: vine.boolean(),
})

export const warehouseValidator = vine.create({
  code: code(),
  name: vine.string().trim().minLength(1).maxLength(60),
  active: vine.boolean(),
})
