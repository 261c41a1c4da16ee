import db from '@adonisjs/lucid/services/db'
import type Employee from '#app/organisation/models/employee'
import { AudibleRecordings } from '#app/calls/queries/audible_recordings'

/** A recording beside its call, as a customer's panel lists it. */
export type CustomerRecording = {
  id: number
  callId: string
  at: string
  direction: 'inbound' | 'outbound' | 'internal'
  agent: string | null
  seconds: number | null
  leftSide: 'customer' | 'agent'
  repaired: boolean
}

const MOST_CALLS = 100

/** The recordings of a customer's calls that this employee may listen to, newest first (C35). */
export class CustomerRecordings {
  async handle(employee: Employee, customerId: number): Promise<CustomerRecording[]> {
    const calls: {
      id: string
      at: Date
      direction: CustomerRecording['direction']
      agent: string | null
    }[] = await db
      .from('calls as c')
      .leftJoin('employees as e', 'e.id', 'c.employee_id')
      .where('c.customer_id', customerId)
      .orderBy('c.started_at', 'desc')
      .limit(MOST_CALLS)
      .select('c.id', 'c.started_at as at', 'c.direction', 'e.name as agent')
    const recordings = await new AudibleRecordings().handle(employee, {
      callIds: calls.map(({ id }) => id),
    })
    const byCall = Map.groupBy(
      recordings.filter(({ state }) => state === 'ready'),
      ({ callId }) => callId
    )
    return calls.flatMap((call) =>
      (byCall.get(call.id) ?? []).map(({ id, durationMs, leftSide, repaired }) => ({
        id,
        callId: call.id,
        at: call.at.toISOString(),
        direction: call.direction,
        agent: call.agent,
        seconds: durationMs === null ? null : Math.round(durationMs / 1000),
        leftSide,
        repaired,
      }))
    )
  }
}
