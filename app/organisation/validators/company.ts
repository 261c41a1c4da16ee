import vine from '@vinejs/vine'

export const entryVersionValidator = vine.create({
  version: vine.number().withoutDecimals().positive().optional(),
})

export const departmentValidator = vine.create({
  code: vine
    .string()
    .trim()
    .regex(/^[\w-]{1,20}$/),
  name: vine.string().trim().minLength(1).maxLength(60),
  duties: vine.string().trim().maxLength(200).nullable().optional(),
  parentId: vine.number().withoutDecimals().positive().nullable().optional(),
})

/** What each value may be, the form of its setting says. */
export const settingsValidator = vine.create({
  values: vine.record(vine.any().nullable()),
})
