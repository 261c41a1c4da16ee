import type { AcdGroup } from '#telephony/acd/groups'
import type { Call } from '#telephony/calls/call'
import { isRecorded, type RecordingRules } from '#app/calls/recording_rules'
import { ReadRecordingRules } from '#app/calls/queries/read_recording_rules'

const EVERYTHING: RecordingRules = { percents: new Map(), unrecorded: new Set() }

/** Which offered calls are recorded, by rules that may change while everybody works. */
export class RecordingChoice {
  #rules = EVERYTHING
  #groups = new Map<string, number>()

  async read(groups: readonly AcdGroup[]): Promise<void> {
    this.#groups = new Map(
      groups.flatMap(({ number, serviceNumbers }) => serviceNumbers.map((dnis) => [dnis, number]))
    )
    this.#rules = await new ReadRecordingRules().handle()
  }

  /** `call`: as far as it is known by now. */
  isRecorded(callId: string, call: Call | undefined, employeeId: number): boolean {
    return isRecorded(this.#rules, {
      callId,
      direction: call?.direction ?? 'inbound',
      group: this.#groups.get(call?.dnis ?? '') ?? null,
      employeeId,
    })
  }
}
