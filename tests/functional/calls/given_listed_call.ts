import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'

/** A business day that no other test and no demo has calls on. */
export const QUIET_DAY = '2031-03-06'

export type ListedCall = {
  /** Wall clock of the business zone, on the quiet day unless it names another. */
  at?: string
  direction?: 'inbound' | 'outbound' | 'internal'
  outcome?: string | null
  stage?: string
  type?: 'sale' | 'enquiry' | 'invalid' | null
  dnis?: string
  number?: string
  employeeId?: number | null
  customerId?: number | null
  serviceNumberId?: number | null
  regionId?: number | null
  dispositionId?: number | null
  hangupBy?: 'caller' | 'agent' | 'switch' | null
  waitMs?: number
  ringMs?: number
  talkMs?: number
  answeredAt?: Date | null
  endedAt?: Date | null
}

/** An answered inbound call of a minute, unless said otherwise. Gives back its id. */
export async function givenListedCall(call: ListedCall = {}): Promise<string> {
  const id = randomUUID()
  const clock = call.at ?? '12:00'
  const text = clock.includes('T') ? clock : `${QUIET_DAY}T${clock}`
  const at = DateTime.fromISO(text, { zone: 'Asia/Shanghai' }).toJSDate()
  const outcome = call.outcome === undefined ? 'answered' : call.outcome
  await db.table('calls').insert({
    id,
    switch_name: 'test',
    direction: call.direction ?? 'inbound',
    caller_number: call.number ?? '13853107264',
    dnis: call.dnis ?? '4006105588',
    stage: call.stage ?? 'ended',
    outcome,
    call_type: call.type === undefined ? 'enquiry' : call.type,
    employee_id: call.employeeId ?? null,
    customer_id: call.customerId ?? null,
    service_number_id: call.serviceNumberId ?? null,
    region_id: call.regionId ?? null,
    disposition_id: call.dispositionId ?? null,
    hangup_by: call.hangupBy === undefined ? 'caller' : call.hangupBy,
    started_at: at,
    wait_ms: call.waitMs ?? 5000,
    ring_ms: call.ringMs ?? 3000,
    talk_ms: call.talkMs ?? 60_000,
    answered_at: call.answeredAt ?? null,
    ended_at: call.endedAt ?? null,
    created_at: at,
    updated_at: at,
  })
  return id
}
