import { inTransaction } from '#core/transaction'
import type { StoredStage } from '#app/calls/call_row'
import CallRecorded from '#app/calls/events/call_recorded'
import { classifyCall, type CallType } from '#app/calls/services/classify_call'

export type CloseVanishedCallsInput = {
  switchName: string
  /** The calls that the switch still has, or whose end is being told. */
  alive: { has(callId: string): boolean }
  /** Setting `valid_talk_seconds`. */
  validTalkSeconds: number
}

const OPEN_STAGES: StoredStage[] = ['created', 'ivr', 'waiting', 'offering', 'talking', 'after']

/** Older ones were looked at by an earlier process. */
const RECENT_MS = 86_400_000

type OpenCall = {
  id: string
  direction: 'inbound' | 'outbound' | 'internal'
  answered_at: Date | null
  ended_at: Date | null
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
      // A process that dies between the hang-up and the end of a call leaves it without an outcome.
      const hungUp: OpenCall[] = await trx
        .from('calls')
        .where('started_at', '>', new Date(Date.now() - RECENT_MS))
        .where('stage', 'ended')
        .whereNull('outcome')
        .where('switch_name', switchName)
        .forUpdate()
      const vanished = [...open, ...hungUp].filter((call) => !alive.has(call.id))
      for (const call of vanished) {
        const endedAt = call.ended_at ?? call.updated_at
        const talkMs = call.answered_at
          ? Math.max(call.talk_ms, endedAt.getTime() - call.answered_at.getTime())
          : 0
        await trx
          .from('calls')
          .where('id', call.id)
          .update({
            stage: 'ended',
            outcome: call.answered_at ? 'answered' : 'failed',
            end_unknown: true,
            ended_at: endedAt,
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
          .update({ ended_at: endedAt })
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
