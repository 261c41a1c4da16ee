import db from '@adonisjs/lucid/services/db'
import type { AcdGroup } from '#telephony/acd/groups'

export type FloorPlan = {
  groups: AcdGroup[]
  /** Seconds that an offer rings, by the number of the group that owns the line. */
  ringSeconds: Map<number, number>
  maxNoAnswer: number
}

type LevelRow = {
  groupId: number
  groupCode: string
  levelCode: string
  level: number
  wrapUpSeconds: number
  ringSeconds: number
  maxNoAnswer: number
}

/** The ACD groups with their levels and service numbers, as the dispatcher wants them. */
export class ReadFloorPlan {
  async handle(): Promise<FloorPlan> {
    const levels: LevelRow[] = await db
      .from('acd_group_levels as l')
      .join('acd_groups as g', 'g.id', 'l.acd_group_id')
      .select(
        'g.id as groupId',
        'g.code as groupCode',
        'l.code as levelCode',
        'l.level as level',
        'g.wrap_up_seconds as wrapUpSeconds',
        'g.ring_seconds as ringSeconds',
        'g.max_no_answer as maxNoAnswer'
      )
      .orderBy(['g.id', 'l.level'])
    const numbers: { groupId: number; number: string }[] = await db
      .from('service_numbers')
      .select('acd_group_id as groupId', 'number')
      .where('active', true)
    const groups = levels.map((row) => ({
      number: Number(row.levelCode),
      overflowOf: row.level === 1 ? null : Number(row.groupCode),
      level: row.level,
      serviceNumbers:
        row.level === 1
          ? numbers.filter((one) => one.groupId === row.groupId).map((one) => one.number)
          : [],
      wrapUpSeconds: row.wrapUpSeconds,
      baseScore: 0,
    }))
    return {
      groups,
      ringSeconds: new Map(levels.map((row) => [Number(row.groupCode), row.ringSeconds])),
      maxNoAnswer: Math.max(1, ...levels.map((row) => row.maxNoAnswer)),
    }
  }
}
