import { DateTime } from 'luxon'
import { parseYuan } from '#core/money'
import { BUSINESS_ZONE } from '#core/period'
import type { SheetCell } from '#core/sheet/sheet'

/** A cell's value, or the code of the reason why it has none (`shared.sheet.reasons.<code>`). */
export type Read<T> = { value: T } | { reason: string }

const SERIAL_EPOCH = { 1900: '1899-12-30', 1904: '1904-01-01' }
const YMD = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?(?:T.*| .*)?$/
const YMD_DIGITS = /^(\d{4})(\d{2})(\d{2})$/
const HMS =
  /^(上午|下午|am|pm)?\s*(\d{1,2})(?::|时|点)(\d{1,2})(?:分|:(\d{1,2})(?:\.0+)?)?\s*(am|pm)?$/i

/** Calendar date yyyy-MM-dd of an Excel date or of text such as 2026-11-20, 2026/11/20, 2026年11月20日, 20261120. */
export function readDate(cell: SheetCell, from1904: boolean): Read<string> {
  const text = cell.text.normalize('NFKC').trim()
  const digits = YMD_DIGITS.exec(text)
  const written = digits ?? YMD.exec(text)
  if (written && (cell.number === null || digits)) {
    const [year, month, day] = written.slice(1, 4).map(Number)
    return validDate(DateTime.fromObject({ year, month, day }, { zone: BUSINESS_ZONE }))
  }
  if (cell.number === null || cell.number < 1) return { reason: 'date_bad' }
  const epoch = DateTime.fromISO(SERIAL_EPOCH[from1904 ? 1904 : 1900], { zone: BUSINESS_ZONE })
  return validDate(epoch.plus({ days: Math.floor(cell.number) }))
}

/** Seconds since midnight of an Excel time (the fraction of a day) or of text such as 14:32, 14:32:05, 下午2:32, 2:32 pm. */
export function readTime(cell: SheetCell): Read<number> {
  if (cell.number !== null) {
    const fraction = cell.number - Math.floor(cell.number)
    const wholeDays = cell.number >= 1 && fraction === 0
    if (cell.number < 0 || wholeDays) return { reason: 'time_bad' }
    const seconds = Math.round(fraction * 86_400)
    return seconds < 86_400 ? { value: seconds } : { reason: 'time_bad' }
  }
  const match = HMS.exec(cell.text.normalize('NFKC').trim())
  if (!match) return { reason: 'time_bad' }
  const half = (match[1] ?? match[5])?.toLowerCase()
  const [hours, minutes, seconds] = [match[2], match[3], match[4] ?? '0'].map(Number)
  if (half && (hours < 1 || hours > 12)) return { reason: 'time_bad' }
  const late = half === '下午' || half === 'pm'
  const hour = half ? (hours % 12) + (late ? 12 : 0) : hours
  if (hour > 23 || minutes > 59 || seconds > 59) return { reason: 'time_bad' }
  return { value: hour * 3600 + minutes * 60 + seconds }
}

/**
 * Milliseconds since 1970 of a date with its time in one cell: an Excel date with a fraction, or text such as
 * 2026-11-20 14:32:05 and 2026/11/20T14:32, in the business zone.
 */
export function readInstant(cell: SheetCell, from1904: boolean): Read<number> {
  const day = readDate(cell, from1904)
  if (!('value' in day)) return { reason: 'instant_bad' }
  const time = cell.number === null ? textAfterDate(cell) : readTime(dayFraction(cell.number))
  if (!('value' in time)) return { reason: 'instant_bad' }
  const start = DateTime.fromISO(day.value, { zone: BUSINESS_ZONE })
  return { value: start.toMillis() + time.value * 1000 }
}

/** Midnight is the fraction 0, which stands for a missing time elsewhere. */
function dayFraction(number: number): SheetCell {
  return { text: '', number: number - Math.floor(number), formula: false }
}

function textAfterDate({ text }: SheetCell): Read<number> {
  const time = text
    .normalize('NFKC')
    .trim()
    .split(/[T\s]+/)
    .slice(1)
    .join(' ')
  return readTime({ text: time, number: null, formula: false })
}

/** Fen of an amount in yuan with two decimals at most, negative ones included. */
export function readYuan(cell: SheetCell): Read<number> {
  const fen = cell.number === null ? parseYuan(cell.text.normalize('NFKC')) : fenOf(cell.number)
  return fen === null ? { reason: 'amount_bad' } : { value: fen }
}

function fenOf(yuan: number): number | null {
  const fen = Math.round(yuan * 100)
  return Math.abs(fen - yuan * 100) < 1e-4 * Math.max(1, Math.abs(yuan) / 1e6) ? fen : null
}

function validDate(at: DateTime): Read<string> {
  const date = at.toISODate()
  return date === null ? { reason: 'date_bad' } : { value: date }
}
