/** How figures, times and telephone numbers look. Everything in the business time zone, whatever the desk's machine is set to. */

const BUSINESS_ZONE = 'Asia/Shanghai'

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: BUSINESS_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

export type Instant = string | number | Date

type Fields = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>

function fieldsOf(instant: Instant): Fields {
  const fields: Partial<Fields> = {}
  for (const { type, value } of parts.formatToParts(new Date(instant)))
    fields[type as keyof Fields] = value
  return fields as Fields
}

/** `2026-11-20`: the business day of an instant. */
export function day(instant: Instant): string {
  const { year, month, day: date } = fieldsOf(instant)
  return `${year}-${month}-${date}`
}

/** `14:36` */
export function clock(instant: Instant): string {
  const { hour, minute } = fieldsOf(instant)
  return `${hour}:${minute}`
}

/** `14:36:05` */
export function clockWithSeconds(instant: Instant): string {
  return `${clock(instant)}:${fieldsOf(instant).second}`
}

/** `14:36` today, `11-18` earlier this year, `2025-11-18` before. */
export function shortTime(instant: Instant, now: Instant): string {
  const then = day(instant)
  const today = day(now)
  if (then === today) return clock(instant)
  return then.slice(0, 4) === today.slice(0, 4) ? then.slice(5) : then
}

/** `2026-11-20 14:36:05` */
export function fullTime(instant: Instant): string {
  return `${day(instant)} ${clockWithSeconds(instant)}`
}

/** `11-18` of a calendar date yyyy-MM-dd. */
export function shortDay(date: string): string {
  return date.slice(5)
}

/** `2:14`, `1:02:14`: whole seconds as minutes and seconds. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const minutes = Math.floor(whole / 60)
  const rest = String(whole % 60).padStart(2, '0')
  if (minutes < 60) return `${minutes}:${rest}`
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`
}

/** `02:14`: the timer of a call. */
export function timer(seconds: number): string {
  return duration(seconds).padStart(5, '0')
}

/** `1,284`, `214.6`: a count, with as many decimals as asked for. */
export function number(value: number, decimals = 0): string {
  return value.toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
}

/** `1,274.00` of an amount in fen. */
export function yuan(fen: number): string {
  return number(fen / 100, 2)
}

/** `1,274` of an amount in fen: whole yuan, for figures. */
export function wholeYuan(fen: number): string {
  return number(Math.round(fen / 100))
}

/** `80 %` with a thin gap, of a ratio of 1. */
export function percent(ratio: number, decimals = 0): string {
  return `${number(ratio * 100, decimals)}\u2009%`
}

const MOBILE = /^1[3-9]\d{9}$/
const LANDLINE = /^(0(?:10|2\d|[3-9]\d{2}))(\d{3,4})(\d{4})$/

/** `138 5310 7264`, `0531-8891 2280`; what is masked or unknown stays as it is. */
export function phone(value: string): string {
  if (MOBILE.test(value)) return `${value.slice(0, 3)} ${value.slice(3, 7)} ${value.slice(7)}`
  return value.replace(LANDLINE, '$1-$2 $3')
}

/** `138****7264`, `0531-****2280`: how every list shows a number; already masked ones stay as they are. */
export function maskedPhone(value: string): string {
  if (value.includes('*')) return value
  if (MOBILE.test(value)) return `${value.slice(0, 3)}****${value.slice(7)}`
  const landline = LANDLINE.exec(value)
  if (landline) return `${landline[1]}-****${landline[3]}`
  return value.length > 4 ? `****${value.slice(-4)}` : '****'
}

/** Fen of a typed amount in yuan ("998", "1,274.5", "￥138.00"), or null when it is not one. */
export function parseYuan(text: string): number | null {
  const match = /^(-?)[¥￥]?(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.replaceAll(/[\s,，]/g, ''))
  if (!match) return null
  const fen = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  return match[1] && fen !== 0 ? -fen : fen
}
