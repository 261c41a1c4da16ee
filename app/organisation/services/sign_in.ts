import limiter from '@adonisjs/limiter/services/main'
import { type Clock, SystemClock } from '#core/clock'
import { inTransaction } from '#core/transaction'
import Employee from '#app/organisation/models/employee'
import { signInRefused, signInThrottled } from '#app/organisation/errors'
import { RecordAudit } from '#app/organisation/services/record_audit'

export type SignInInput = { staffNo: string; password: string; ip: string }

/** Failures within five minutes after which one person's, or one address's, next try has to wait. */
const FAILURES_PER_PERSON = 5
const FAILURES_PER_ADDRESS = 60
const WITHIN = '5 mins'

/** Checks who wants to sign in; counts failures per staff number and address, and per address (a whole office has one). */
export class SignIn {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ staffNo, password, ip }: SignInInput): Promise<Employee> {
    const counters = [
      {
        limit: limiter.use({ requests: FAILURES_PER_PERSON, duration: WITHIN }),
        key: `sign_in:${staffNo.toLowerCase()}:${ip}`,
      },
      {
        limit: limiter.use({ requests: FAILURES_PER_ADDRESS, duration: WITHIN }),
        key: `sign_in:${ip}`,
      },
    ]
    for (const { limit, key } of counters) {
      const seconds = await limit.availableIn(key)
      if (seconds > 0) throw signInThrottled(seconds)
    }

    const employee = await this.#verified(staffNo, password)
    if (!employee) {
      for (const { limit, key } of counters) await limit.increment(key)
      throw signInRefused()
    }
    await counters[0]!.limit.delete(counters[0]!.key)

    await inTransaction(async (trx) => {
      await trx
        .from('employees')
        .where('id', employee.id)
        .update({ last_sign_in_at: this.clock.now().toJSDate() })
      await new RecordAudit(this.clock).handle({
        employeeId: employee.id,
        action: 'sessions.create',
        subjectType: 'employee',
        subjectId: String(employee.id),
      })
    })
    return employee
  }

  /** The password is checked before the account's state, so that all refusals take the same time. */
  async #verified(staffNo: string, password: string): Promise<Employee | null> {
    try {
      const employee = await Employee.verifyCredentials(staffNo, password)
      return employee.maySignIn ? employee : null
    } catch (error) {
      if ((error as { code?: string }).code === 'E_INVALID_CREDENTIALS') return null
      throw error
    }
  }
}
