import vine from '@vinejs/vine'
import { CARRIER_INTERFACES } from '#app/logistics/carriers/interfaces'
import { WAYBILL_TEMPLATES, type WaybillTemplate } from '#app/logistics/templates/catalogue'

const id = () => vine.number().withoutDecimals().positive()
const name = (most: number) => vine.string().trim().minLength(1).maxLength(most)

export const carrierValidator = vine.create({
  code: vine
    .string()
    .trim()
    .regex(/^[\w-]{1,20}$/),
  name: name(60),
  interface: vine.enum(CARRIER_INTERFACES),
  companyCode: vine
    .string()
    .trim()
    .regex(/^[a-z0-9_]{1,40}$/)
    .nullable()
    .optional(),
  pushSalt: vine.string().trim().minLength(8).maxLength(64).nullable().optional(),
  codLimitFen: vine.number().withoutDecimals().range([0, 100_000_000]).nullable().optional(),
  codFeePermille: vine.number().withoutDecimals().range([0, 200]).nullable().optional(),
  codFeeMinFen: vine.number().withoutDecimals().range([0, 10_000]).nullable().optional(),
  own: vine.boolean(),
  active: vine.boolean(),
})

export const deliveryMethodValidator = vine.create({
  code: vine
    .string()
    .trim()
    .regex(/^[A-Z0-9]{1,4}$/),
  name: name(40),
  carrierId: id(),
  template: vine.enum(Object.keys(WAYBILL_TEMPLATES) as WaybillTemplate[]),
  isDefault: vine.boolean(),
  active: vine.boolean(),
  position: vine.number().withoutDecimals().range([0, 999]),
  regions: vine.array(id()).distinct().maxLength(1000),
})

export const waybillRangeValidator = vine.create({
  carrierId: id(),
  prefix: vine
    .string()
    .trim()
    .regex(/^[A-Z0-9-]{0,10}$/)
    .nullable()
    .optional(),
  nextSerial: vine.number().withoutDecimals().range([0, 999_999_999_999]),
  lastSerial: vine.number().withoutDecimals().range([1, 999_999_999_999]),
  digits: vine.number().withoutDecimals().range([1, 20]),
  active: vine.boolean(),
})

export const regionWarehousesValidator = vine.create({
  warehouses: vine.array(id()).distinct().minLength(1).maxLength(50),
})
