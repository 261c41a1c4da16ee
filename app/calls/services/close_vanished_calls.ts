import { inTransaction } from '#core/transaction'
import type { StoredStage } from '#app/calls/call_row'
import CallRecorded from '#app/calls/events/call_recorded'
import { classifyCall, type CallType } from '#app/calls/services/classify_call'

export type CloseVanishedCallsInput = {
  switchName: string
  /** The calls that the switch still has. */
  alive: ReadonlySet<string>
  /** Setting `valid_talk_seconds`. */
  validTalkSeconds: number
}

const OPEN_STAGES: StoredStage[] = ['created', 'ivr', 'waiting', 'offering', 'talking', 'after']

type OpenCall = {
  id: string
  direction: 'inbound' | 'outbound' | 'internal'
  answered_at: Date | null
  updated_at: Date
  talk_ms: number
  excluded: number
  call_type: CallType | null
}

/**
 * Closes the stored calls that ended while nobody was listening: the switch does not have them any more, and how they
 * ended was not seen. Each keeps the furthest stage that it reached: bridged is answered, else failed. If the truth
 * comes later after all, it replaces this. Answers how many.
 */
export class CloseVanishedCalls {
  async handle({ switchName, alive, validTalkSeconds }: CloseVanishedCallsInput): Promise<number> {
    const closed = await inTransaction(async (trx) => {
      const open: OpenCall[] = await trx
        .from('calls')
        .whereIn('stage', OPEN_STAGES)
        .where('switch_name', switchName)
        .whereNull('ended_at')
        .forUpdate()
      const vanished = open.filter((call) => !alive.has(call.id))
      for (const call of vanished) {
        const talkMs = call.answered_at
          ? Math.max(call.talk_ms, call.updated_at.getTime() - call.answered_at.getTime())
          : 0
        await trx
          .from('calls')
          .where('id', call.id)
          .update({
            stage: 'ended',
            outcome: call.answered_at ? 'answered' : 'failed',
            end_unknown: true,
            ended_at: call.updated_at,
            talk_ms: talkMs,
            call_type: classifyCall({
              talkMs,
              excluded: Boolean(call.excluded),
              hasOrder: call.call_type === 'sale',
              validTalkSeconds,
            }),
          })
        await trx
          .from('call_segments')
          .where('call_id', call.id)
          .whereNull('ended_at')
          .update({ ended_at: call.updated_at })
      }
      return vanished
    })
    for (const { id, direction, answered_at: answeredAt } of closed) {
      const outcome = answeredAt ? 'answered' : 'failed'
      await CallRecorded.dispatch({ id, direction, stage: 'ended', outcome, placementId: null })
    }
    return closed.length
  }
}
