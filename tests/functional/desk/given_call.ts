import { randomUUID } from 'node:crypto'
import redis from '@adonisjs/redis/services/main'
import db from '@adonisjs/lucid/services/db'
import { PHONES_KEY } from '#app/calls/phone_request'
import { signedOutPhone, type PhoneSnapshot } from '#app/calls/phone_snapshot'

export type GivenCall = {
  /** Who answered; null while nobody did. */
  employeeId: number | null
  number: string
  dnis?: string
  startedAt?: Date
  ended?: boolean
}

/** A call's row as the telephony process writes it; gives its id. */
export async function givenCall(call: GivenCall): Promise<string> {
  const id = randomUUID()
  const startedAt = call.startedAt ?? new Date()
  const answered = call.employeeId !== null
  await db.table('calls').insert({
    id,
    switch_name: 'test',
    direction: 'inbound',
    caller_number: call.number,
    dnis: call.dnis ?? '4006105588',
    employee_id: call.employeeId,
    stage: call.ended ? 'ended' : answered ? 'talking' : 'offering',
    outcome: call.ended ? 'answered' : null,
    started_at: startedAt,
    answered_at: answered ? startedAt : null,
    ended_at: call.ended ? new Date() : null,
    talk_ms: call.ended ? 60_000 : 0,
    call_type: call.ended ? 'enquiry' : null,
    created_at: startedAt,
    updated_at: startedAt,
  })
  return id
}

/** The call rings at this employee's telephone; gives the function that takes it away. */
export async function givenOffer(employeeId: number, callId: string): Promise<() => Promise<void>> {
  const at = new Date().toISOString()
  const phone: PhoneSnapshot = {
    ...signedOutPhone(new Date()),
    state: 'ringing',
    extension: '8016',
    call: {
      id: callId,
      direction: 'inbound',
      number: '138****7264',
      dnis: '4006105588',
      startedAt: at,
      answeredAt: null,
    },
  }
  await redis.hset(PHONES_KEY, String(employeeId), JSON.stringify(phone))
  return async () => {
    await redis.hdel(PHONES_KEY, String(employeeId))
  }
}

let digits = 100

/** Beyond the ten keys of a keyboard, so that no real result is in the way. */
const nextDigit = () => 100 + (digits++ % 150)

/** A result that a call may have. */
export async function givenDisposition(callType: 'sale' | 'enquiry' | 'invalid' = 'enquiry') {
  const code = `t${randomUUID().slice(0, 8)}`
  await db.table('dispositions').insert({
    code,
    label_key: `calls.disposition.${code}`,
    key_digit: nextDigit(),
    call_type: callType,
    position: 0,
  })
  return code
}
