import { type DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { maskPhone } from '#core/phone'
import { businessDay, dayPeriod } from '#core/period'

export type TodayCall = {
  id: string
  at: string
  direction: 'inbound' | 'outbound' | 'internal'
  number: string
  customer: string | null
  outcome: string | null
  talkSeconds: number
  disposition: string | null
}

const MOST = 50

/** A18: today's calls of one agent, newest first, numbers masked. */
export class TodayCalls {
  async handle(employeeId: number, now: DateTime): Promise<TodayCall[]> {
    const { from, to } = dayPeriod(businessDay(now))
    const rows = await db
      .from('calls as c')
      .leftJoin('customers as k', 'k.id', 'c.customer_id')
      .leftJoin('dispositions as d', 'd.id', 'c.disposition_id')
      .where('c.employee_id', employeeId)
      .whereBetween('c.started_at', [from.toJSDate(), to.toJSDate()])
      .orderBy('c.started_at', 'desc')
      .limit(MOST)
      .select('c.id', 'c.direction', 'c.outcome', 'c.caller_number', 'c.started_at', 'c.talk_ms')
      .select('k.name as customer', 'd.code as disposition')
    return rows.map((row) => ({
      id: row.id,
      at: row.started_at.toISOString(),
      direction: row.direction,
      number: maskPhone(row.caller_number),
      customer: row.customer,
      outcome: row.outcome,
      talkSeconds: Math.round(row.talk_ms / 1000),
      disposition: row.disposition,
    }))
  }
}
