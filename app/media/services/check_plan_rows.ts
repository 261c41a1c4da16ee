import { DateTime } from 'luxon'
import { BUSINESS_ZONE } from '#core/period'
import { readDate, readTime, type Read } from '#core/sheet/cells'
import { folded } from '#core/sheet/sheet'
import {
  PLAN_COLUMNS,
  type PlanColumn,
  type PlanRow,
  type PlanSheet,
} from '#app/media/plan_columns'
import { readCost, readSeconds } from '#app/media/plan_cells'
import { identityOf, type KnownPlacement } from '#app/media/queries/known_placements'
import type { PlanCatalogue } from '#app/media/queries/plan_catalogue'
import { PlanOverlap } from '#app/media/plan_overlap'

/** What is wrong (or odd) in a row: the column it belongs beside and the code of its sentence. */
export type PlanReason = {
  column: PlanColumn
  code: string
  values?: Record<string, string | number>
}

/** A good row, ready to be written. `startsAt` is an ISO instant in UTC, `costFen` fen. */
export type PlanValue = {
  channelId: number
  productId: number
  serviceNumberId: number
  startsAt: string
  seconds: number
  costFen: number
}

export type CheckedPlanRow = {
  line: number
  /** What the file says, as its reader sees it. */
  texts: Record<PlanColumn, string>
  value: PlanValue | null
  errors: PlanReason[]
  warnings: PlanReason[]
}

export type CheckPlanRowsInput = {
  sheet: PlanSheet
  catalogue: PlanCatalogue
  known: KnownPlacement[]
  now: DateTime
}

/** Days that a plan may lie back or ahead: more is a slip of the pen. */
const DAYS_BACK = 366
const DAYS_AHEAD = 731

/** Judges every row by itself, then against the rows above it and the placements that exist. Writes nothing. */
export class CheckPlanRows {
  handle({ sheet, catalogue, known, now }: CheckPlanRowsInput): CheckedPlanRow[] {
    const rows = sheet.rows.map((row) => this.#check(row, sheet.from1904, catalogue, now))
    this.#compare(rows, known)
    return rows
  }

  #check(row: PlanRow, from1904: boolean, catalogue: PlanCatalogue, now: DateTime): CheckedPlanRow {
    const errors: PlanReason[] = []
    const take = <T>(column: PlanColumn, read: () => Read<T>): T | null => {
      const cell = row.cells[column]
      const found: Read<T> = cell.formula
        ? { reason: 'formula' }
        : cell.text === ''
          ? { reason: 'required' }
          : read()
      if ('value' in found) return found.value
      errors.push({ column, code: found.reason })
      return null
    }
    const { channel, date, time, seconds, product, number, cost } = row.cells
    const channelId = take('channel', () =>
      named(catalogue.channels, folded(channel.text), 'channel')
    )
    const day = take('date', () => withinReach(readDate(date, from1904), now))
    const second = take('time', () => readTime(time))
    const length = take('seconds', () => readSeconds(seconds))
    const productId = take('product', () =>
      named(catalogue.products, folded(product.text), 'product')
    )
    const numberId = take('number', () => named(catalogue.numbers, digits(number.text), 'number'))
    const costFen = take('cost', () => readCost(cost))
    const texts = Object.fromEntries(
      PLAN_COLUMNS.map((column) => [column, row.cells[column].text])
    ) as CheckedPlanRow['texts']
    const value =
      errors.length === 0
        ? {
            channelId: channelId!,
            productId: productId!,
            serviceNumberId: numberId!,
            startsAt: instantOf(day!, second!),
            seconds: length!,
            costFen: costFen!,
          }
        : null
    return { line: row.line, texts, value, errors, warnings: [] }
  }

  #compare(rows: CheckedPlanRow[], known: KnownPlacement[]) {
    const planned = new Map(
      known
        .filter(({ cancelled }) => !cancelled)
        .map((placement) => [identityOf(placement), placement])
    )
    const overlap = new PlanOverlap(known)
    const lines = new Map<string, number>()
    for (const row of rows) {
      if (!row.value) continue
      const spot = { ...row.value, startsAt: new Date(row.value.startsAt) }
      const identity = identityOf(spot)
      const above = lines.get(identity)
      if (above !== undefined)
        this.#spoil(row, { column: 'date', code: 'duplicate_in_file', values: { line: above } })
      else if (planned.has(identity))
        this.#spoil(row, { column: 'date', code: 'duplicate_in_plan' })
      else {
        lines.set(identity, row.line)
        row.warnings = overlap.of(spot).map(({ kind, startsAt }) => ({
          column: kind === 'channel' ? 'channel' : 'number',
          code: `overlap_${kind}`,
          values: {
            time: DateTime.fromJSDate(startsAt, { zone: BUSINESS_ZONE }).toFormat('MM-dd HH:mm'),
          },
        }))
        overlap.add(spot, null)
      }
    }
  }

  #spoil(row: CheckedPlanRow, reason: PlanReason) {
    row.errors.push(reason)
    row.value = null
  }
}

function named(
  entries: Map<string, { id: number; active: boolean }[]>,
  key: string,
  column: string
): Read<number> {
  const found = entries.get(key) ?? []
  if (found.length === 0) return { reason: `${column}_unknown` }
  if (found.length > 1) return { reason: `${column}_ambiguous` }
  return found[0].active ? { value: found[0].id } : { reason: `${column}_inactive` }
}

function withinReach(read: Read<string>, now: DateTime): Read<string> {
  if (!('value' in read)) return read
  const day = DateTime.fromISO(read.value, { zone: BUSINESS_ZONE })
  const days = day.diff(now.setZone(BUSINESS_ZONE).startOf('day'), 'days').days
  return days < -DAYS_BACK || days > DAYS_AHEAD ? { reason: 'date_out_of_reach' } : read
}

/** 400-610-5588 and 400 610 5588 mean 4006105588. */
function digits(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s()（）-]/g, '')
}

function instantOf(day: string, second: number): string {
  const start = DateTime.fromISO(day, { zone: BUSINESS_ZONE })
  const hour = Math.floor(second / 3600)
  const minute = Math.floor((second % 3600) / 60)
  return start
    .set({ hour, minute, second: second % 60 })
    .toUTC()
    .toISO()!
}
