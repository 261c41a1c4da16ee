import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { PlacementOnAir } from '#app/media/queries/placement_on_air'

/** Name of the method, kept beside each row so that a better one can replace it and be told apart. */
export const ATTRIBUTION_METHOD = 'last_started'

export type AttributeCallInput = {
  callId: string
  dnis: string
  at: Date
  /** Setting `attribution_window_minutes`. */
  windowMinutes: number
}

/**
 * Credits a call to the latest placement on its service number that started within the window before it, else to the
 * background (placement null). Rows of probability 1; a call that has rows already keeps them.
 */
export class AttributeCall {
  async handle(input: AttributeCallInput, trx: TransactionClientContract): Promise<number | null> {
    const existing = await trx
      .from('call_attributions')
      .where('call_id', input.callId)
      .orderBy('probability', 'desc')
      .first()
    if (existing) return existing.placement_id
    const { current } = await new PlacementOnAir(trx).handle({
      dnis: input.dnis,
      at: DateTime.fromJSDate(input.at, { zone: 'utc' }),
      windowMinutes: input.windowMinutes,
      ahead: false,
    })
    await trx.table('call_attributions').insert({
      call_id: input.callId,
      placement_id: current?.placementId ?? null,
      probability: 1,
      method: ATTRIBUTION_METHOD,
      created_at: input.at,
    })
    return current?.placementId ?? null
  }
}
