import vine from '@vinejs/vine'

/** Longer than any real one, short enough that hashing it costs nothing unusual. */
const LONGEST_PASSWORD = 200

export const signInValidator = vine.compile(
  vine.object({
    staffNo: vine.string().trim().maxLength(20),
    password: vine.string().maxLength(LONGEST_PASSWORD),
  })
)

export const changePasswordValidator = vine.compile(
  vine.object({
    currentPassword: vine.string().maxLength(LONGEST_PASSWORD),
    newPassword: vine.string().minLength(8).maxLength(LONGEST_PASSWORD),
    newPasswordConfirmation: vine.string().sameAs('newPassword'),
  })
)
