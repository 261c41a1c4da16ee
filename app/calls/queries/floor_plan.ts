import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { AcdGroup } from '#telephony/acd/groups'
import type { LineService } from '#telephony/acd/line_service'
import { openingsOf } from '#app/calls/openings'
import { listOf, type Row } from '#app/calls/switches/plan_book'
import { ReadPromptPaths, type PromptPaths } from '#app/calls/queries/prompt_paths'
import type { Holiday, WeeklyRange } from '#app/pbx/part_rules'

/** Head starts in seconds for who calls. */
export type CallerScores = { buyer: number; classA: number; redial: number }

export type FloorPlan = {
  groups: AcdGroup[]
  /** Seconds that an offer rings, by the number of the group that owns the line. */
  ringSeconds: Map<number, number>
  maxNoAnswer: number
  /** By the number of the group that owns the line. */
  services: Map<number, LineService>
  scores: Map<number, CallerScores>
  /** The trunks by which customers are reached who are called back, in order; without a name on every switch. */
  trunks: { gateway: string; switchName: string | null }[]
}

/** The trunks of a switch, in order. */
export function gatewaysOn(switchName: string, { trunks }: Pick<FloorPlan, 'trunks'>): string[] {
  return trunks
    .filter((one) => one.switchName === null || one.switchName === switchName)
    .map((one) => one.gateway)
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

/** The ACD groups with their levels, service numbers and rules, as the dispatcher wants them. */
export class ReadFloorPlan {
  async handle(at: DateTime = DateTime.utc()): Promise<FloorPlan> {
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
      .orderBy('id')
    const rules: Row[] = await db
      .from('line_rules as r')
      .leftJoin('time_groups as t', 't.id', 'r.time_group_id')
      .leftJoin('acd_groups as o', 'o.id', 'r.overflow_group_id')
      .select('r.*', 't.ranges', 't.holidays', 'o.code as overflow_code')
    const trunks: FloorPlan['trunks'] = await db
      .from('trunks as t')
      .leftJoin('switches as s', 's.id', 't.switch_id')
      .where('t.active', true)
      .orderBy('t.id')
      .select('t.code as gateway', 's.name as switchName')
    const prompts = await new ReadPromptPaths().handle()
    const ruleOf = (groupId: number) => rules.find((row) => row.acd_group_id === groupId)
    const owners = levels.filter((row) => row.level === 1)
    const byLine = <T>(read: (row: Row | undefined) => T) =>
      new Map(owners.map((row) => [Number(row.groupCode), read(ruleOf(row.groupId))]))
    return {
      groups: levels.map((row) => groupOf(row, numbers, ruleOf(row.groupId), at)),
      ringSeconds: new Map(levels.map((row) => [Number(row.groupCode), row.ringSeconds])),
      maxNoAnswer: Math.max(1, ...levels.map((row) => row.maxNoAnswer)),
      services: byLine((row) => serviceOf(row, prompts)),
      scores: byLine((row) => ({
        buyer: Number(row?.buyer_score ?? 0),
        classA: Number(row?.class_a_score ?? 0),
        redial: Number(row?.redial_score ?? 0),
      })),
      trunks,
    }
  }
}

function groupOf(
  row: LevelRow,
  numbers: readonly { groupId: number; number: string }[],
  rule: Row | undefined,
  at: DateTime
): AcdGroup {
  const own = row.level === 1
  return {
    number: Number(row.levelCode),
    overflowOf: own ? null : Number(row.groupCode),
    level: row.level,
    serviceNumbers: own
      ? numbers.filter((one) => one.groupId === row.groupId).map((one) => one.number)
      : [],
    wrapUpSeconds: row.wrapUpSeconds,
    baseScore: Number(rule?.base_score ?? 0),
    opensAfterSeconds: (row.level - 1) * Number(rule?.level_delay_seconds ?? 0),
    ...(own && rule ? { rules: rulesOf(rule, at) } : {}),
  }
}

function rulesOf(rule: Row, at: DateTime): NonNullable<AcdGroup['rules']> {
  const surges = rule.surge_from_waiting !== null
  const hours =
    rule.time_group_id === null
      ? null
      : { ranges: listOf<WeeklyRange>(rule.ranges), holidays: listOf<Holiday>(rule.holidays) }
  return {
    ownerFirstSeconds: Number(rule.owner_first_seconds),
    maxWaiting: rule.max_waiting as number | null,
    overflowTo: rule.overflow_code === null ? null : Number(rule.overflow_code),
    openings: hours && openingsOf(hours, at),
    surge: surges
      ? {
          fromWaiting: Number(rule.surge_from_waiting),
          wrapUpSeconds: Number(rule.surge_wrap_up_seconds),
        }
      : null,
  }
}

function serviceOf(rule: Row | undefined, prompts: PromptPaths): LineService {
  const prompt = (column: string) => prompts.byId.get(Number(rule?.[column])) ?? null
  const every = rule?.announce_every_seconds as number | null | undefined
  return {
    fullPrompt: prompt('full_prompt_id'),
    closedPrompt: prompt('closed_prompt_id'),
    announcements: every
      ? {
          everySeconds: every,
          position: Boolean(rule!.announce_position),
          expectedWait: Boolean(rule!.announce_wait),
          prompts: prompts.byCode,
        }
      : null,
    callback: rule?.callback_offered
      ? {
          offerPrompt: prompt('callback_offer_prompt_id'),
          confirmPrompt: prompt('callback_confirm_prompt_id'),
          takenPrompt: prompt('callback_taken_prompt_id'),
        }
      : null,
  }
}
