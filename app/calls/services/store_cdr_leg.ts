import db from '@adonisjs/lucid/services/db'
import type { CdrLeg } from '#telephony/calls/cdr'
import { callIdOf } from '#telephony/calls/cdr_call'

/** Keeps the call record of one leg; one that is known already stays as it is. Answers the id of its call. */
export class StoreCdrLeg {
  async handle(leg: CdrLeg, switchName: string): Promise<string> {
    const callId = callIdOf(leg)
    await db
      .insertQuery()
      .table('cdr_legs')
      .knexQuery.insert({
        uuid: leg.uuid,
        call_id: callId,
        core_uuid: leg.coreUuid || null,
        switch_name: switchName,
        begins_call: leg.inbound && !leg.isExtension,
        facts: JSON.stringify(leg),
        started_at: new Date(leg.createdAtUs / 1000),
        ended_at: new Date(leg.endedAtUs / 1000),
        received_at: new Date(),
      })
      .onConflict('uuid')
      .ignore()
    return callId
  }
}
