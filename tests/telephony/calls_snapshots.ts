import type { SwitchEvent } from '../../telephony/esl/event.ts'
import type { SwitchSnapshot } from '../../telephony/esl/snapshot.ts'

/**
 * What the switch would have answered after these events: of each channel that lives, the newest
 * headers, as `uuid_dump` gives them.
 */
export function snapshotAfter(events: SwitchEvent[], final: boolean): SwitchSnapshot {
  const dumps = new Map<string, SwitchEvent>()
  const gone = new Set<string>()
  for (const event of events) {
    const { uuid, name } = event
    if (uuid === '') continue
    if (name === 'CHANNEL_HANGUP' || name === 'CHANNEL_HANGUP_COMPLETE') gone.add(uuid)
    if (event.get('variable_uuid') !== undefined || event.get('variable_call_uuid') !== undefined) {
      dumps.set(uuid, event)
    }
  }
  for (const uuid of gone) dumps.delete(uuid)
  const last = events.at(-1)
  return {
    coreUuid: last?.coreUuid ?? '',
    takenAtUs: last?.timestampUs ?? 0,
    final,
    channels: [],
    bridges: [],
    dumps,
    bornLately: new Set(),
  }
}
