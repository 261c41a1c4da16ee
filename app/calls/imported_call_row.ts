import type { ImportedCall } from '#app/calls/call_file_row'
import type { CallContext } from '#app/calls/queries/call_context'
import { classifyCall } from '#app/calls/services/classify_call'

export type ImportedCallRowInput = {
  importId: number
  line: number
  employeeId: number | null
  context: CallContext
  /** Setting `valid_talk_seconds`. */
  validTalkSeconds: number
  now: Date
}

/** The row of `calls` of an imported call. Its id says where it comes from, and can't be given twice. */
export function importedCallRow(call: ImportedCall, input: ImportedCallRowInput) {
  const { context, now } = input
  const isAnswered = call.outcome === 'answered'
  const after = (seconds: number) => new Date(call.startedAt + seconds * 1000)
  const talkMs = call.talkSeconds * 1000
  return {
    id: `import-${input.importId}-${input.line}`,
    source: 'import',
    call_import_id: input.importId,
    switch_name: 'import',
    direction: 'inbound',
    caller_number: call.caller,
    dnis: call.dnis,
    service_number_id: context.serviceNumberId,
    acd_group_id: context.acdGroupId,
    region_id: context.regionId,
    customer_id: context.customerId,
    employee_id: input.employeeId,
    extension: call.extension,
    stage: 'ended',
    outcome: call.outcome,
    excluded: context.excluded,
    started_at: after(0),
    answered_at: isAnswered ? after(call.waitSeconds) : null,
    ended_at: after(call.waitSeconds + call.talkSeconds),
    wait_ms: call.waitSeconds * 1000,
    talk_ms: talkMs,
    call_type: classifyCall({
      talkMs,
      excluded: context.excluded,
      hasOrder: false,
      validTalkSeconds: input.validTalkSeconds,
    }),
    created_at: now,
    updated_at: now,
  }
}
