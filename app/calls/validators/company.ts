import vine from '@vinejs/vine'

/** The number of a group or level, by which the switch and the figures know it. */
const groupCode = () =>
  vine
    .string()
    .trim()
    .regex(/^[1-9]\d{0,5}$/)

export const acdGroupValidator = vine.create({
  name: vine.string().trim().minLength(1).maxLength(60),
  wrapUpSeconds: vine.number().withoutDecimals().range([0, 600]),
  ringSeconds: vine.number().withoutDecimals().range([5, 120]),
  maxNoAnswer: vine.number().withoutDecimals().range([1, 20]),
  levels: vine
    .array(
      vine.object({
        code: groupCode(),
        members: vine.array(vine.number().withoutDecimals().positive()).distinct().maxLength(500),
      })
    )
    .minLength(1)
    .maxLength(9),
})

const code = () =>
  vine
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9_]{0,29}$/)

const name = () => vine.string().trim().maxLength(40).nullable().optional()

export const notReadyReasonValidator = vine.create({
  code: code(),
  name: name(),
  maxMinutes: vine.number().withoutDecimals().range([1, 480]).nullable().optional(),
  position: vine.number().withoutDecimals().range([0, 999]),
  selectable: vine.boolean(),
})

export const dispositionValidator = vine.create({
  code: code(),
  name: name(),
  keyDigit: vine.number().withoutDecimals().range([1, 9]),
  callType: vine.enum(['sale', 'enquiry', 'invalid'] as const),
  position: vine.number().withoutDecimals().range([0, 999]),
  active: vine.boolean(),
})

export const excludedNumberValidator = vine.create({
  number: vine.string().trim().minLength(1).maxLength(30),
  remark: vine.string().trim().maxLength(100).nullable().optional(),
})
