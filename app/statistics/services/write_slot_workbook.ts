import { DateTime } from 'luxon'
import { utils, write, type CellObject, type WorkSheet } from 'xlsx'
import { BUSINESS_ZONE } from '#core/period'
import { REPORT_FIGURES, figure, type Figures, type Unit } from '#app/statistics/figures'
import type {
  SlotFiguresList,
  SlotFiguresRow,
  SlotGroup,
} from '#app/statistics/queries/list_slot_figures'

/** Gives the words of the reader's language for keys such as `statistics.figures.calls.label`. */
export type Translate = (key: string, values?: Record<string, string | number>) => string

export type SlotWorkbookInput = {
  group: SlotGroup
  rows: SlotFiguresRow[]
  totals: SlotFiguresList['totals']
  translate: Translate
}

const FORMATS: Record<Unit, string> = { count: '#,##0.##', money: '#,##0.00', share: '0.0%' }
const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

type Column = { heading: string; cell: (row: SlotFiguresRow) => CellObject | null; width: number }

/** The slot report as an xlsx workbook: the columns of the screen, real numbers, dates and shares, a row of totals. */
export class WriteSlotWorkbook {
  handle({ group, rows, totals, translate }: SlotWorkbookInput): Buffer {
    const identity = identityColumns(group, translate)
    const figures = REPORT_FIGURES.map((key) => translate(`statistics.figures.${key}.label`))
    const sheet: WorkSheet = {}
    const put = (row: number, column: number, cell: CellObject | null) => {
      if (cell) sheet[utils.encode_cell({ r: row, c: column })] = cell
    }
    const headings = [...identity.map(({ heading }) => heading), ...figures]
    for (const [column, heading] of headings.entries()) put(0, column, text(heading))
    for (const [index, row] of rows.entries()) {
      for (const [column, { cell }] of identity.entries()) put(index + 1, column, cell(row))
      for (const [column, cell] of figureCells(row.figures).entries()) {
        put(index + 1, identity.length + column, cell)
      }
    }
    const last = rows.length + 1
    put(last, 0, text(translate('statistics.slots.total', { count: totals.placements })))
    for (const [column, cell] of figureCells(totals.figures).entries()) {
      put(last, identity.length + column, cell)
    }
    sheet['!ref'] = utils.encode_range({ r: 0, c: 0 }, { r: last, c: headings.length - 1 })
    sheet['!cols'] = [
      ...identity.map(({ width }) => ({ wch: width })),
      ...figures.map(() => ({ wch: 12 })),
    ]
    const book = utils.book_new()
    utils.book_append_sheet(book, sheet, translate('statistics.slots.sheet').slice(0, 31))
    return write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
  }
}

function identityColumns(group: SlotGroup, translate: Translate): Column[] {
  const heading = (key: string) => translate(`statistics.slots.columns.${key}`)
  if (group === 'hour') {
    return [
      { heading: heading('hour'), width: 12, cell: ({ id }) => text(hourSpan(id)) },
      { heading: heading('placements'), width: 10, cell: ({ placements }) => count(placements) },
    ]
  }
  if (group !== 'placement') {
    return [
      { heading: heading(group), width: 24, cell: ({ name }) => text(name) },
      { heading: heading('placements'), width: 10, cell: ({ placements }) => count(placements) },
    ]
  }
  return [
    { heading: heading('startsAt'), width: 18, cell: ({ startsAt }) => instant(startsAt) },
    { heading: heading('channel'), width: 18, cell: ({ name }) => text(name) },
    { heading: heading('product'), width: 24, cell: ({ product }) => text(product ?? '') },
    { heading: heading('serviceNumber'), width: 16, cell: ({ number }) => text(number ?? '') },
    { heading: heading('seconds'), width: 8, cell: ({ seconds }) => count(seconds ?? 0) },
  ]
}

/** `14:00–15:00` */
export function hourSpan(hour: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(hour)}:00–${two(hour + 1)}:00`
}

function figureCells(figures: Figures): (CellObject | null)[] {
  return REPORT_FIGURES.map((key) => {
    const value = figures[key]
    if (value === null) return null
    const { unit } = figure(key)
    // Fen are shown as yuan; half a fen of a shared call is no money.
    const shown = unit === 'money' ? Math.round(value) / 100 : value
    return { t: 'n', v: shown, z: FORMATS[unit] }
  })
}

function text(value: string): CellObject {
  return { t: 's', v: value }
}

function count(value: number): CellObject {
  return { t: 'n', v: value, z: '#,##0' }
}

/** The wall clock of the business zone as Excel counts days. */
function instant(at: Date | null): CellObject | null {
  if (!at) return null
  const local = DateTime.fromJSDate(at, { zone: BUSINESS_ZONE })
  const days = (at.getTime() + local.offset * 60_000 - EXCEL_EPOCH_MS) / DAY_MS
  return { t: 'n', v: days, z: 'yyyy-mm-dd hh:mm' }
}
