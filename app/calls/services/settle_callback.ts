import { inTransaction, type Transaction } from '#core/transaction'

export type SettleCallbackInput = {
  id: number
  /** The call that was made. */
  callId: string
  /** `unknown`: the switch was out of sight, the call itself knows better. */
  result: 'reached' | 'unreached' | 'unknown'
  at: Date
}

type Waiting = { id: number; state: string; attempts: number; service_number: string }

const DEFAULT_ATTEMPTS = 3
const DEFAULT_DELAY_MINUTES = 10
const LOOK_AGAIN_MINUTES = 1

/** Takes the end of an attempt: reached, to be tried again later, or given up after the last one. */
export class SettleCallback {
  async handle({ id, callId, result, at }: SettleCallbackInput): Promise<void> {
    await inTransaction(async (trx) => {
      const row: Waiting | null = await trx
        .from('queued_callbacks')
        .where('id', id)
        .forUpdate()
        .first()
      if (row?.state !== 'waiting') return
      await trx
        .from('queued_callbacks')
        .where('id', id)
        .update({ last_call_id: callId, updated_at: at, ...(await next(trx, row, result, at)) })
    })
  }
}

async function next(trx: Transaction, row: Waiting, result: string, at: Date) {
  if (result === 'reached') return { state: 'reached', attempts: row.attempts + 1, ended_at: at }
  if (result === 'unknown') return { next_attempt_at: minutesAfter(at, LOOK_AGAIN_MINUTES) }
  const rule = await trx
    .from('line_rules as r')
    .join('service_numbers as s', 's.acd_group_id', 'r.acd_group_id')
    .where('s.number', row.service_number)
    .select('r.callback_attempts as attempts', 'r.callback_delay_minutes as delay')
    .first()
  const attempts = row.attempts + 1
  if (attempts >= (rule?.attempts ?? DEFAULT_ATTEMPTS)) {
    return { state: 'failed', attempts, ended_at: at }
  }
  return { attempts, next_attempt_at: minutesAfter(at, rule?.delay ?? DEFAULT_DELAY_MINUTES) }
}

function minutesAfter(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000)
}
