import vine from '@vinejs/vine'
import { cursorFields } from '#core/cursor_fields'

const phones = () => vine.array(vine.string().maxLength(30).nullable()).maxLength(4)

const fields = {
  name: vine.string().trim().minLength(1).maxLength(40),
  gender: vine.enum(['female', 'male', 'unknown'] as const).optional(),
  birthYear: vine.number().withoutDecimals().range([1900, 2100]).nullable().optional(),
  regionId: vine.number().withoutDecimals().positive().nullable().optional(),
  address: vine.string().maxLength(200).nullable().optional(),
  remark: vine.string().maxLength(500).nullable().optional(),
  endUserName: vine.string().trim().maxLength(40).nullable().optional(),
  endUserSchool: vine.string().trim().maxLength(80).nullable().optional(),
}

export const registerCustomerValidator = vine.compile(
  vine.object({
    ...fields,
    phones: phones(),
    origin: vine.enum(['inbound', 'callback', 'handover'] as const).optional(),
  })
)

export const updateCustomerValidator = vine.compile(
  vine.object({
    ...fields,
    name: fields.name.clone().optional(),
    phones: phones().optional(),
    version: vine.number().withoutDecimals().positive(),
  })
)

export const addContactValidator = vine.compile(
  vine.object({
    content: vine.string().maxLength(2000),
    status: vine.enum(['new', 'open', 'closed'] as const).optional(),
    callId: vine.string().maxLength(64).nullable().optional(),
  })
)

export const lookupValidator = vine.compile(
  vine.object({ number: vine.string().trim().minLength(3).maxLength(30) })
)

export const parseAddressValidator = vine.compile(
  vine.object({ text: vine.string().maxLength(500) })
)

export const revealPhoneValidator = vine.compile(
  vine.object({ position: vine.number().withoutDecimals().range([1, 10]) })
)

/** A customer as another program registers one: where it comes from is not the program's to say. */
export const registerByProgramValidator = vine.compile(vine.object({ ...fields, phones: phones() }))

/** Which customers a program asks for. */
export const customersForProgramsValidator = vine.compile(
  vine.object({
    ...cursorFields,
    phone: vine.string().trim().minLength(3).maxLength(30).optional(),
    customerNo: vine.string().maxLength(20).optional(),
  })
)

export const regionsInsideValidator = vine.compile(
  vine.object({ parentId: vine.number().withoutDecimals().positive().optional() })
)
