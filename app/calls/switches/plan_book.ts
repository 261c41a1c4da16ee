import encryption from '@adonisjs/core/services/encryption'
import db from '@adonisjs/lucid/services/db'
import type { PlanDestination } from '#telephony/switch/plan/inbound'
import type { PlanBlockList } from '#telephony/switch/switch_plan'
import type { FeatureAction } from '#app/pbx/parts'
import { targetOf } from '#app/pbx/targets'

export type Row = Record<string, unknown>
export type Sound = {
  id: number
  code: string
  kind: 'prompt' | 'music'
  path: string
  stored: string
}

const TABLES = [
  'extensions',
  'trunks',
  'time_groups',
  'time_conditions',
  'ivr_menus',
  'ivr_options',
  'group_lines',
  'inbound_routes',
  'outbound_routes',
  'outbound_route_trunks',
  'feature_codes',
  'prompts',
  'blocked_numbers',
  'acd_groups',
  'service_numbers',
  'call_forwards',
] as const

type Table = (typeof TABLES)[number]

/** The tables of the telephone system, read at once, with the names by which the switch knows their rows. */
export class PlanBook {
  private constructor(
    readonly node: Row,
    readonly tables: Record<Table, Row[]>,
    /** ACD group id → numbers of its agents' extensions. */
    readonly seats: Map<number, string[]>
  ) {}

  static async load(switchId: number): Promise<PlanBook | null> {
    // One moment for all tables: a plan of two moments could refer to what is gone.
    return db.transaction(
      async (trx) => {
        const node: Row | null = await trx.from('switches').where('id', switchId).first()
        if (!node) return null
        const tables = {} as Record<Table, Row[]>
        for (const table of TABLES) tables[table] = await trx.from(table).orderBy('id')
        const members: { groupId: number; number: string | null; agentNumber: string | null }[] =
          await trx
            .from('acd_group_members as m')
            .join('acd_group_levels as l', 'l.id', 'm.acd_group_level_id')
            .join('employees as e', 'e.id', 'm.employee_id')
            .leftJoin('extensions as x', 'x.employee_id', 'e.id')
            .whereNull('e.closed_at')
            .select('l.acd_group_id as groupId', 'x.number', 'e.agent_number as agentNumber')
            .orderBy(['l.level', 'e.staff_no'])
        const seats = new Map<number, string[]>()
        for (const { groupId, number, agentNumber } of members) {
          const seat = number ?? agentNumber
          if (seat) seats.set(groupId, [...(seats.get(groupId) ?? []), seat])
        }
        const here = (row: Row) => row.switch_id === null || row.switch_id === switchId
        tables.extensions = tables.extensions.filter(here)
        tables.trunks = tables.trunks.filter(here)
        return new PlanBook(node, tables, seats)
      },
      { isolationLevel: 'repeatable read' }
    )
  }

  secretOf(row: Row, column = 'secret'): string | null {
    const kept = row[column] as string | null
    return kept === null ? null : encryption.decrypt<string>(kept)
  }

  find(table: Table, id: unknown): Row | undefined {
    return this.tables[table].find((row) => row.id === id)
  }

  featureCode(action: FeatureAction): string | null {
    const row = this.tables.feature_codes.find((one) => one.action === action && one.active)
    return row ? String(row.code) : null
  }

  blockList(): PlanBlockList {
    const rows = this.tables.blocked_numbers as { range_from: string; range_to: string }[]
    const isOne = (row: { range_from: string; range_to: string }) => row.range_from === row.range_to
    return {
      numbers: rows.filter(isOne).map((row) => row.range_from),
      ranges: rows
        .filter((row) => !isOne(row))
        .map((row) => ({ from: row.range_from, to: row.range_to })),
    }
  }

  /** Their files carry the beginning of their digest: a changed sound is another file, and no call hears half of each. */
  sounds(kind: Sound['kind']): Sound[] {
    return this.tables.prompts
      .filter((row) => row.kind === kind)
      .map((row) => {
        const code = String(row.code)
        const file = promptFile(code, String(row.sha256))
        return {
          id: row.id as number,
          code,
          kind,
          path: kind === 'music' ? `music/${code}/${file}` : `prompts/${file}`,
          stored: String(row.path),
        }
      })
  }

  prompt(id: unknown): string | null {
    const row = id === null ? undefined : this.find('prompts', id)
    return row ? String(row.code) : null
  }

  /** Spoken digits are ten prompts of the codes `digit_0` … `digit_9`; the switch wants them in one folder. */
  digitsFolder(files: string): string | null {
    const codes = new Set(this.tables.prompts.map((row) => row.code))
    const all = [...'0123456789'].every((digit) => codes.has(`digit_${digit}`))
    return all ? `${files}/digits` : null
  }

  group(id: unknown): number {
    return Number(this.find('acd_groups', id)?.code)
  }

  /** The names that people gave, by those of the plan. */
  names(): Record<string, string> {
    const named: [prefix: string, table: Table][] = [
      ['hours', 'time_groups'],
      ['time', 'time_conditions'],
      ['menu', 'ivr_menus'],
      ['out', 'outbound_routes'],
    ]
    const names: Record<string, string> = {}
    for (const [prefix, table] of named) {
      for (const row of this.tables[table]) names[`${prefix}_${row.id}`] = String(row.name)
    }
    for (const row of this.tables.inbound_routes) {
      const number = this.find('service_numbers', row.service_number_id)
      names[`in_${row.id}`] = String(number?.number)
    }
    for (const row of this.tables.service_numbers) names[`number_${row.id}`] = String(row.number)
    return names
  }

  /** A row's target as the switch's plan says it. */
  destination(row: Row, prefix = ''): PlanDestination {
    const { kind, id, number } = targetOf(row, prefix)
    switch (kind) {
      case 'group':
        return { to: 'group', group: this.group(id) }
      case 'menu':
        return { to: 'menu', menu: `menu_${id}` }
      case 'time_condition':
        return { to: 'time_condition', timeCondition: `time_${id}` }
      case 'extension':
        return { to: 'extension', extension: String(this.find('extensions', id)?.number) }
      case 'voicemail':
        return { to: 'voicemail', box: String(this.find('extensions', id)?.number) }
      case 'group_voicemail':
        return { to: 'voicemail', box: String(this.group(id)) }
      case 'outside':
        return { to: 'outside', number: number ?? '' }
      case 'hang_up':
        return { to: 'hang_up', prompt: this.prompt(id), outcome: 'ivr_completed' }
      case 'closed':
        return { to: 'hang_up', prompt: this.prompt(id), outcome: 'out_of_hours' }
    }
  }
}

/** The name of a sound's file on a switch. */
export function promptFile(code: string, sha256: string): string {
  return `${code}-${sha256.slice(0, 12)}.wav`
}

/** JSON comes as text from MariaDB, read from MySQL. */
export function listOf<T = string>(value: unknown): T[] {
  return (typeof value === 'string' ? JSON.parse(value) : value) as T[]
}
