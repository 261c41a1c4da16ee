import { DateTime } from 'luxon'
import redis from '@adonisjs/redis/services/main'
import db from '@adonisjs/lucid/services/db'
import { DomainError } from '#core/domain_error'
import { PHONES_KEY } from '#app/calls/phone_request'
import type { PhoneSnapshot } from '#app/calls/phone_snapshot'

export type DeskCall = {
  callId: string
  direction: 'inbound' | 'outbound' | 'internal'
  customerNumber: string
  dnis: string
  startedAt: DateTime
  /** Answered by this employee, now or before: then the number may be shown whole. */
  own: boolean
}

/** A call that an employee may look at on the desk: offered to the own telephone right now, or the employee's own. */
export class FindDeskCall {
  async handle(employeeId: number, callId: string): Promise<DeskCall> {
    const call = await db.from('calls').where('id', callId).first()
    if (!call) throw this.#unknown()
    const own = call.employee_id === employeeId
    if (!own && !(await this.#isOffered(employeeId, callId))) throw this.#unknown()
    return {
      callId,
      direction: call.direction,
      customerNumber: call.caller_number,
      dnis: call.dnis,
      startedAt: DateTime.fromJSDate(call.started_at, { zone: 'utc' }),
      own: own && call.answered_at !== null,
    }
  }

  async #isOffered(employeeId: number, callId: string): Promise<boolean> {
    const stored = await redis.hget(PHONES_KEY, String(employeeId))
    return stored !== null && (JSON.parse(stored) as PhoneSnapshot).call?.id === callId
  }

  #unknown() {
    return new DomainError({
      status: 404,
      code: 'CALL_NOT_YOURS',
      messageKey: 'desk.errors.call_not_yours',
    })
  }
}
