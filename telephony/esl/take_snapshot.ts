import { isSwitchId } from './arguments.ts'
import type { Clock } from './clock.ts'
import { coreUuid, showCalls, showChannels, uuidDump } from './commands.ts'
import type { EslConnection } from './connection.ts'
import { SwitchEvent } from './event.ts'
import type { RecentBirths } from './recent_births.ts'
import type { BridgeRow, ChannelRow, SwitchSnapshot } from './snapshot.ts'

/**
 * Asks the switch for all it holds, every question sent without waiting for the one before. Null
 * when the connection is lost meanwhile.
 */
export async function takeSnapshot(
  commands: EslConnection,
  clock: Clock,
  births: RecentBirths,
  final: boolean
): Promise<SwitchSnapshot | null> {
  const askedAtMs = clock.monotonicMs()
  const takenAtUs = clock.nowUs()
  const [core, channels, calls] = await Promise.all([
    commands.api(coreUuid()),
    commands.api(showChannels()),
    commands.api(showCalls()),
  ])
  if (!core.ok || !channels.ok || !calls.ok) return null
  const rows = rowsOf<ChannelRow>(channels.body)
  const uuids = [...new Set(rows.map((row) => row.uuid))].filter((uuid) => isSwitchId(uuid))
  const dumps = new Map<string, SwitchEvent>()
  const answers = await Promise.all(uuids.map((uuid) => commands.api(uuidDump(uuid))))
  for (const [index, answer] of answers.entries()) {
    if (answer.ok) dumps.set(uuids[index], SwitchEvent.fromJson(Buffer.from(answer.body)))
    else if (answer.reason === 'lost') return null
  }
  return {
    coreUuid: core.body,
    takenAtUs,
    final,
    channels: rows,
    bridges: rowsOf<BridgeRow>(calls.body),
    dumps,
    bornLately: births.since(askedAtMs),
  }
}

/** With no rows the `rows` key is missing: `{"row_count": 0}`. */
function rowsOf<Row>(body: string): Row[] {
  try {
    const answer: unknown = JSON.parse(body)
    const rows = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'rows') : null
    return Array.isArray(rows) ? (rows as Row[]) : []
  } catch {
    return []
  }
}
