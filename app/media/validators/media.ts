import vine from '@vinejs/vine'
import { MEDIA_TYPES } from '#app/media/models/channel'

const id = () => vine.number().positive().withoutDecimals()

/** A placement as its form sends it: wall clock of the business zone, cost in fen. */
export const placementValidator = vine.create({
  channelId: id(),
  productId: id(),
  serviceNumberId: id(),
  day: vine
    .string()
    .trim()
    .regex(/^\d{4}-\d{2}-\d{2}$/),
  time: vine
    .string()
    .trim()
    .regex(/^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/),
  seconds: vine.number().withoutDecimals().range([1, 86_400]),
  costFen: vine.number().withoutDecimals().range([0, 10_000_000_000]),
  version: vine.number().withoutDecimals().positive().optional(),
})

export const versionValidator = vine.create({
  version: vine.number().withoutDecimals().positive(),
})

export const channelValidator = vine.create({
  code: vine
    .string()
    .trim()
    .regex(/^[\w-]{1,20}$/),
  name: vine.string().trim().minLength(1).maxLength(60),
  mediaType: vine.enum(MEDIA_TYPES),
  active: vine.boolean(),
})

export const serviceNumberValidator = vine.create({
  number: vine
    .string()
    .trim()
    .regex(/^\d{3,20}$/),
  name: vine.string().trim().minLength(1).maxLength(60),
  acdGroupId: id(),
  departmentId: id().nullable().optional(),
  active: vine.boolean(),
})

/** A slot that the demo airs at once. */
export const airingValidator = vine.create({
  channelId: id(),
  productId: id(),
  serviceNumberId: id(),
  calls: vine.number().withoutDecimals().range([1, 5000]),
  minutes: vine.number().withoutDecimals().range([1, 60]),
  speed: vine.number().range([1, 60]),
  costFen: vine.number().withoutDecimals().range([0, 10_000_000_000]),
})
