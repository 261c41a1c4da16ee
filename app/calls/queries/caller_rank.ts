import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { parsePhone } from '#core/phone'
import type { CallerScores } from '#app/calls/queries/floor_plan'

/** A call that was given up within these minutes counts when its caller tries again. */
const REDIAL_MINUTES = 30

export type CallerRank = {
  /** Head start in seconds. */
  score: number
  /** The employee whose customer calls. */
  ownerId: number | null
}

/** How a caller ranks in a line, by what is known of the number: buyer, class A, given up a moment ago. */
export class RankCaller {
  async handle(number: string, scores: CallerScores): Promise<CallerRank> {
    const phone = parsePhone(number)?.number ?? number
    const customer = await db
      .from('customer_phones as p')
      .join('customers as c', 'c.id', 'p.customer_id')
      .where('p.number', phone)
      .select(
        'c.kind',
        'c.owner_id as ownerId',
        db.raw('coalesce(c.class_override, c.customer_class) as class')
      )
      .first()
    const redials =
      scores.redial !== 0 &&
      (await db
        .from('calls')
        .where('caller_number', number)
        .where('started_at', '>', DateTime.utc().minus({ minutes: REDIAL_MINUTES }).toJSDate())
        .whereIn('outcome', ['abandoned_in_queue', 'abandoned_ringing', 'abandoned_in_ivr'])
        .select('id')
        .first())
    const score =
      (customer?.kind === 'buyer' ? scores.buyer : 0) +
      (customer?.class === 'A' ? scores.classA : 0) +
      (redials ? scores.redial : 0)
    return { score, ownerId: customer?.ownerId ?? null }
  }
}
