import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import Employee from '#app/organisation/models/employee'
import { API_SCOPES, type ApiScope } from '#app/organisation/api_scopes'
import { fieldRefused } from '#app/organisation/errors'
import { RecordAudit } from '#app/organisation/services/record_audit'

export type CreateApiTokenInput = {
  actorId: number
  /** Which program it is for. */
  label: string
  /** Whom the program acts for: its orders are this employee's, and it may do no more than he may. */
  actingEmployeeId: number
  scopes: ApiScope[]
  /** Null for one that does not end by itself. */
  expiresInDays: number | null
}

/** Gives another program its token, returned here and nowhere kept readable. */
export class CreateApiToken {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: CreateApiTokenInput): Promise<{ id: number; token: string }> {
    return inTransaction(async (trx) => {
      const employee = await Employee.query({ client: trx })
        .where('id', input.actingEmployeeId)
        .first()
      if (!employee?.maySignIn)
        throw fieldRefused('actingEmployeeId', 'organisation.errors.token_person')
      const beyond = input.scopes.find((scope) => !employee.may(API_SCOPES[scope]))
      if (beyond !== undefined) {
        throw fieldRefused('scopes', 'organisation.errors.token_scope', {
          name: employee.name,
          scope: beyond,
        })
      }
      const token = await Employee.accessTokens.create(employee, input.scopes, {
        name: input.label,
        expiresIn: input.expiresInDays === null ? undefined : `${input.expiresInDays} days`,
      })
      const id = Number(token.identifier)
      await trx.from('api_tokens').where('id', id).update({
        created_by: input.actorId,
        created_at: this.clock.now().toJSDate(),
      })
      await new RecordAudit(this.clock).handle({
        employeeId: input.actorId,
        action: 'api_tokens.create',
        subjectType: 'api_token',
        subjectId: String(id),
        after: {
          name: input.label,
          actingEmployeeId: input.actingEmployeeId,
          scopes: input.scopes,
          expiresInDays: input.expiresInDays,
        },
      })
      return { id, token: token.value!.release() }
    })
  }
}
