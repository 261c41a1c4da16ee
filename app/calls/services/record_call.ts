import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Call as SwitchCall } from '#telephony/calls/call'
import { inTransaction } from '#core/transaction'
import { callRow, instant, instantOrNull, type CallRow } from '#app/calls/call_row'
import { FindCallContext } from '#app/calls/queries/call_context'
import { leftSideOf, storedRecordingPath } from '#app/calls/recording_files'
import { AttributeCall } from '#app/calls/services/attribute_call'
import { classifyCall, type CallType } from '#app/calls/services/classify_call'
import CallRecorded from '#app/calls/events/call_recorded'

export type RecordCallInput = {
  call: SwitchCall
  /** The switch's time, microseconds since 1970. */
  nowUs: number
  switchName: string
  /** Who was signed in at an extension. */
  employeeAt: (extension: string) => number | null
  /** Setting `valid_talk_seconds`. */
  validTalkSeconds: number
  /** Setting `attribution_window_minutes`. */
  windowMinutes: number
  /** Who tells: the switch's events as they came, or its call record afterwards. */
  source?: 'events' | 'cdr'
}

type Stored = {
  ended_at: Date | null
  end_unknown: number
  outcome: string | null
  call_type: CallType | null
  excluded: number
  employee_id: number | null
  marked: number
}

/**
 * Writes what telephony knows of a call: one row a call, however often and in whatever order it is told. A row that has
 * ended is not opened again by a late or repeated message, and an end that was seen is not replaced by a guess, nor by
 * the call record, which knows less of it, unless it proves a conversation that the events missed.
 */
export class RecordCall {
  async handle(input: RecordCallInput): Promise<void> {
    const { call, source = 'events' } = input
    const row = callRow(call, input.nowUs)
    const placementId = await inTransaction(async (trx) => {
      const stored: Stored | null = await trx.from('calls').where('id', call.id).forUpdate().first()
      if (stored && this.#knowsBetter(stored, row, source)) {
        if (source === 'cdr') await this.#noteCdr(call.id, trx)
        return undefined
      }
      const excluded = stored ? Boolean(stored.excluded) : await this.#insert(input, row, trx)
      const employeeId = this.#employee(input) ?? stored?.employee_id ?? null
      await trx
        .from('calls')
        .where('id', call.id)
        .update({
          ...row,
          marked: row.marked || Boolean(stored?.marked),
          employee_id: employeeId,
          call_type: row.ended_at
            ? classifyCall({
                talkMs: row.talk_ms,
                excluded,
                hasOrder: stored?.call_type === 'sale',
                validTalkSeconds: input.validTalkSeconds,
              })
            : (stored?.call_type ?? null),
          ...(source === 'cdr' ? { cdr_at: new Date() } : {}),
          updated_at: new Date(),
        })
      await this.#writeParts(input, trx)
      if (row.ended_at && row.outcome) await this.#closeParts(call.id, row.ended_at, trx)
      if (call.direction !== 'inbound') return null
      return new AttributeCall().handle(
        {
          callId: call.id,
          dnis: call.dnis,
          at: row.started_at,
          windowMinutes: input.windowMinutes,
        },
        trx
      )
    })
    if (placementId === undefined) return
    await CallRecorded.dispatch({
      id: call.id,
      direction: call.direction,
      stage: row.stage,
      outcome: row.outcome,
      placementId,
    })
  }

  #knowsBetter(stored: Stored, row: CallRow, source: 'events' | 'cdr'): boolean {
    if (stored.ended_at === null) return false
    if (row.ended_at === null) return true
    // Hung up is told before the outcome is known; a process that died in between leaves a row without it.
    if (stored.outcome === null) return false
    if (row.outcome === null) return true
    // Who saw a conversation is right beside who missed it.
    const talked = stored.outcome === 'answered'
    if (!stored.end_unknown && !row.end_unknown && talked !== (row.outcome === 'answered')) {
      return talked
    }
    return !stored.end_unknown && (row.end_unknown || source === 'cdr')
  }

  async #noteCdr(callId: string, trx: TransactionClientContract) {
    await trx.from('calls').where('id', callId).whereNull('cdr_at').update({ cdr_at: new Date() })
  }

  /** The first row of a call; false when somebody else wrote it meanwhile. Answers whether the caller is excluded. */
  async #insert(input: RecordCallInput, row: CallRow, trx: TransactionClientContract) {
    const context = await new FindCallContext().handle(
      { customerNumber: input.call.customerNumber, dnis: input.call.dnis },
      trx
    )
    const now = new Date()
    await trx
      .insertQuery()
      .table('calls')
      .knexQuery.insert({
        ...row,
        source: input.source ?? 'events',
        switch_name: input.switchName,
        service_number_id: context.serviceNumberId,
        acd_group_id: context.acdGroupId,
        region_id: context.regionId,
        customer_id: context.customerId,
        excluded: context.excluded,
        created_at: now,
        updated_at: now,
      })
      .onConflict('id')
      .ignore()
    return context.excluded
  }

  /** Who the call belongs to: who talked last, else who was offered it last. */
  #employee({ call, employeeAt }: RecordCallInput): number | null {
    return call.agentExtension ? employeeAt(call.agentExtension) : null
  }

  async #writeParts({ call, employeeAt }: RecordCallInput, trx: TransactionClientContract) {
    const segments = call.segments.map((segment, position) => ({
      call_id: call.id,
      position,
      extension: segment.extension || null,
      employee_id: employeeAt(segment.extension),
      started_at: instant(segment.fromUs),
      ended_at: instantOrNull(segment.toUs),
      hold_ms: Math.round(segment.heldUs / 1000),
    }))
    const offers = call.offers.map((offer, index) => ({
      call_id: call.id,
      agent_leg_uuid: offer.agentLegUuid || `${call.id}:${index}`.slice(-64),
      extension: offer.extension,
      employee_id: employeeAt(offer.extension),
      result: offer.result.slice(0, 40),
      offered_at: instant(offer.offeredAtUs),
      ended_at: instantOrNull(offer.endedAtUs),
    }))
    const recordings = call.recordings.map((recording) => ({
      call_id: call.id,
      path: storedRecordingPath(recording.path),
      left_side: leftSideOf(call, recording.legUuid),
      duration_ms: recording.milliseconds,
      started_at: instant(recording.startedAtUs),
      ended_at: instantOrNull(recording.endedAtUs),
    }))
    const marks = call.marks.flatMap((mark) => {
      const leg = call.legs.find((one) => one.uuid === mark.legUuid)
      const employeeId = leg ? employeeAt(leg.number) : null
      if (employeeId === null) return []
      return [{ call_id: call.id, employee_id: employeeId, marked_at: instant(mark.atUs) }]
    })
    await this.#upsert(trx, 'call_marks', marks, ['call_id'])
    await this.#upsert(trx, 'call_segments', segments, ['ended_at', 'hold_ms'])
    await this.#upsert(trx, 'call_offers', offers, ['result', 'ended_at'])
    await this.#upsert(trx, 'recordings', recordings, ['duration_ms', 'ended_at'])
  }

  /** What another process began to tell of, and could not end. */
  async #closeParts(callId: string, endedAt: Date, trx: TransactionClientContract) {
    const open = (table: string) => trx.from(table).where('call_id', callId).whereNull('ended_at')
    await open('call_segments').update({ ended_at: endedAt })
    await open('call_offers').update({ ended_at: endedAt, result: 'LOST' })
  }

  async #upsert(
    trx: TransactionClientContract,
    table: string,
    rows: Record<string, unknown>[],
    merged: string[]
  ) {
    if (rows.length === 0) return
    await trx.insertQuery().table(table).knexQuery.insert(rows).onConflict().merge(merged)
  }
}
