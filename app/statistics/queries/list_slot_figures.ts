import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { BUSINESS_ZONE } from '#core/period'
import {
  REPORT_FIGURES,
  SUMS,
  figuresFrom,
  groupedSql,
  type FigureKey,
  type Figures,
  type SumKey,
} from '#app/statistics/figures'
import { slotLines, type SlotLinesInput } from '#app/statistics/slot_lines_sql'

export const SLOT_GROUPS = ['placement', 'channel', 'product', 'hour'] as const

export type SlotGroup = (typeof SLOT_GROUPS)[number]

export const SLOT_SORTS = ['name', 'startsAt', ...REPORT_FIGURES] as const

export type SlotSort = 'name' | 'startsAt' | FigureKey

export type ListSlotFiguresInput = SlotLinesInput & {
  group: SlotGroup
  sort: SlotSort
  descending: boolean
  page: number
  perPage: number
}

export type SlotFiguresRow = {
  /** Id of the placement, channel or product; the hour 0–23 of the business day. */
  id: number
  /** Name of the channel or product; empty for an hour. */
  name: string
  /** Set for single placements. */
  startsAt: Date | null
  seconds: number | null
  product: string | null
  number: string | null
  /** Placements in the group. */
  placements: number
  figures: Figures
}

export type SlotFiguresList = {
  rows: SlotFiguresRow[]
  total: number
  totals: { placements: number; figures: Figures }
}

const GROUP_SQL: Record<SlotGroup, { id: string; name: string }> = {
  placement: { id: 'line.placement_id', name: 'min(c.name)' },
  channel: { id: 'line.channel_id', name: 'min(c.name)' },
  product: { id: 'line.product_id', name: 'min(d.name)' },
  hour: { id: 'hour(date_add(line.starts_at, interval :zoneMinutes minute))', name: `''` },
}

type Sums = Record<SumKey, string>
type Row = Sums & Omit<SlotFiguresRow, 'figures'>

const GROUPED_SUMS = SUMS.map(({ key }) => `coalesce(sum(${key}), 0) as ${key}`).join(', ')

/** The slot report (媒体时段进线统计): lines by placement, channel, product or hour, with the totals of all lines. */
export class ListSlotFigures {
  readonly #client: QueryClientContract

  constructor(client: QueryClientContract = db.connection()) {
    this.#client = client
  }

  async handle(input: ListSlotFiguresInput): Promise<SlotFiguresList> {
    const { sql, bindings } = slotLines(input)
    const { id, name } = GROUP_SQL[input.group]
    const zoneMinutes = input.now.setZone(BUSINESS_ZONE).offset
    const all = { ...bindings, zoneMinutes }
    const totals = await this.#rows<Sums & { placements: number; total: number }>(
      `${sql} select ${GROUPED_SUMS}, count(*) as placements, count(distinct ${id}) as total from line`,
      all
    )
    const rows = await this.#rows<Row>(
      `${sql} select ${id} as id, ${name} as name, count(*) as placements, ${GROUPED_SUMS},
         min(line.starts_at) as startsAt, min(p.duration_s) as seconds, min(d.name) as product,
         min(s.number) as number
       from line
       join placements p on p.id = line.placement_id
       join channels c on c.id = line.channel_id
       join products d on d.id = line.product_id
       join service_numbers s on s.id = line.service_number_id
       group by ${id}
       order by ${this.#order(input)}, ${id}
       limit :perPage offset :skip`,
      { ...all, perPage: input.perPage, skip: (input.page - 1) * input.perPage }
    )
    const [sum] = totals
    return {
      rows: rows.map((row) => rowOf(row, input.group)),
      total: Number(sum.total),
      totals: { placements: Number(sum.placements), figures: figuresFrom(sum) },
    }
  }

  #order({ sort, descending, group }: ListSlotFiguresInput): string {
    const direction = descending ? 'desc' : 'asc'
    if (sort === 'startsAt') return `min(line.starts_at) ${direction}`
    if (sort === 'name') return `${group === 'hour' ? 'id' : 'name'} ${direction}`
    return `${groupedSql(sort)} ${direction}`
  }

  async #rows<T>(sql: string, bindings: Record<string, Date | string | number>): Promise<T[]> {
    const [rows] = await this.#client.rawQuery<[T[]]>(sql, bindings)
    return rows
  }
}

function rowOf(row: Row, group: SlotGroup): SlotFiguresRow {
  const single = group === 'placement'
  return {
    id: row.id,
    name: row.name,
    startsAt: single ? row.startsAt : null,
    seconds: single ? row.seconds : null,
    product: single ? row.product : null,
    number: single ? row.number : null,
    placements: row.placements,
    figures: figuresFrom(row),
  }
}
