import db from '@adonisjs/lucid/services/db'
import { type ExpiredClass, ExpiredRecordings } from '#app/calls/queries/expired_recordings'
import { ReadRecordingSpace, type RecordingSpace } from '#app/calls/queries/recording_space'
import { RetentionInForce } from '#app/calls/queries/retention_in_force'
import { DEFAULT_PERCENT, RULE_DIRECTIONS, type RecordingRule } from '#app/calls/recording_rules'

export type ShownRecordingPolicy = {
  /** One of each direction, then those of single groups. */
  rules: RecordingRule[]
  groups: { id: number; name: string }[]
  agents: { id: number; name: string; staffNo: string }[]
  unrecorded: number[]
  /** Days of each class, and what would be deleted if it were done now. */
  retention: ExpiredClass[]
  kept: { count: number; bytes: number; held: number }
  space: RecordingSpace | null
}

/** What is recorded, how long it is kept, what would go now, and how much room there is. */
export class ShowRecordingPolicy {
  async handle(): Promise<ShownRecordingPolicy> {
    const stored: RecordingRule[] = await db
      .from('recording_rules')
      .select('direction', 'acd_group_id as acdGroupId', 'percent')
    const off: { id: number }[] = await db.from('unrecorded_agents').select('employee_id as id')
    const [kept] = await db
      .from('recordings')
      .where('state', 'ready')
      .count('* as count')
      .sum('bytes as bytes')
      .count('held_at as held')
    const retention = await new RetentionInForce().handle()
    return {
      rules: [
        ...RULE_DIRECTIONS.map(
          (direction) =>
            stored.find((rule) => rule.direction === direction && rule.acdGroupId === null) ?? {
              direction,
              acdGroupId: null,
              percent: DEFAULT_PERCENT[direction],
            }
        ),
        ...stored.filter(({ acdGroupId }) => acdGroupId !== null),
      ],
      groups: await db.from('acd_groups').select('id', 'name').orderBy('code'),
      agents: await db
        .from('employees')
        .whereNotNull('agent_number')
        .whereNull('closed_at')
        .orderBy('staff_no')
        .select('id', 'name', 'staff_no as staffNo'),
      unrecorded: off.map(({ id }) => id),
      retention: await new ExpiredRecordings(retention, new Date()).count(),
      kept: {
        count: Number(kept.count),
        bytes: Number(kept.bytes ?? 0),
        held: Number(kept.held),
      },
      space: await new ReadRecordingSpace().handle(),
    }
  }
}
