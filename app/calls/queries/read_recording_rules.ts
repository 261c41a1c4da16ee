import db from '@adonisjs/lucid/services/db'
import type { RecordingRules } from '#app/calls/recording_rules'

/** What is recorded, as the dispatcher asks it. */
export class ReadRecordingRules {
  async handle(): Promise<RecordingRules> {
    const rules: { direction: string; code: string | null; percent: number }[] = await db
      .from('recording_rules as r')
      .leftJoin('acd_groups as g', 'g.id', 'r.acd_group_id')
      .select('r.direction', 'g.code', 'r.percent')
    const off: { employee_id: number }[] = await db.from('unrecorded_agents').select('employee_id')
    return {
      percents: new Map(
        rules.map(({ direction, code, percent }) => [
          code === null ? direction : `${direction}/${Number(code)}`,
          percent,
        ])
      ),
      unrecorded: new Set(off.map((row) => row.employee_id)),
    }
  }
}
