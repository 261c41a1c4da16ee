import vine from '@vinejs/vine'
import { PERMISSIONS, ROLES } from '#app/organisation/permissions'

const agentNumber = vine
  .string()
  .trim()
  .regex(/^\d{1,10}$/)
  .nullable()

export const createEmployeeValidator = vine.compile(
  vine.object({
    staffNo: vine
      .string()
      .trim()
      .regex(/^\d{6}$/),
    name: vine.string().trim().minLength(1).maxLength(40),
    role: vine.enum(ROLES),
    departmentId: vine.number().withoutDecimals().positive(),
    agentNumber: agentNumber.optional(),
    acdEnabled: vine.boolean().optional(),
  })
)

/** Staff number and name are not here: they can't change. */
export const updateEmployeeValidator = vine.compile(
  vine.object({
    role: vine.enum(ROLES).optional(),
    departmentId: vine.number().withoutDecimals().positive().optional(),
    agentNumber: agentNumber.optional(),
    acdEnabled: vine.boolean().optional(),
    loginDisabled: vine.boolean().optional(),
    closed: vine.boolean().optional(),
  })
)

export const grantPermissionsValidator = vine.compile(
  vine.object({ permissions: vine.array(vine.enum(PERMISSIONS)).distinct() })
)
