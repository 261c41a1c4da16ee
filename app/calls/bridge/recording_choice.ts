import type { AcdGroup } from '#telephony/acd/groups'
import type { CallModel } from '#telephony/calls/call_model'
import { isRecorded, type RecordingRules } from '#app/calls/recording_rules'
import { ReadRecordingRules } from '#app/calls/queries/read_recording_rules'

const EVERYTHING: RecordingRules = { percents: new Map(), unrecorded: new Set() }

/** Which offered calls are recorded, by rules that may change while everybody works. */
export class RecordingChoice {
  #rules = EVERYTHING
  #groups = new Map<string, number>()

  constructor(readonly calls: CallModel) {}

  async read(groups: readonly AcdGroup[]): Promise<void> {
    this.#groups = new Map(
      groups.flatMap(({ number, serviceNumbers }) => serviceNumbers.map((dnis) => [dnis, number]))
    )
    this.#rules = await new ReadRecordingRules().handle()
  }

  isRecorded(callId: string, employeeId: number): boolean {
    const call = this.calls.get(callId)
    return isRecorded(this.#rules, {
      callId,
      direction: call?.direction ?? 'inbound',
      group: this.#groups.get(call?.dnis ?? '') ?? null,
      employeeId,
    })
  }
}
