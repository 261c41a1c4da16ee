import { businessDate } from '#core/period'
import { fieldRefused } from '#app/pbx/errors'
import type { PartKind } from '#app/pbx/parts'
import { needsId, type Target } from '#app/pbx/targets'

export type Hours = { from: string; to: string }
export type WeeklyRange = Hours & { days: number[] }
export type Holiday = { name: string; from: string; to: string; hours: Hours[] }

type Fields = Record<string, unknown>

/** Refuses what is well-formed field by field and yet makes no sense together. */
const RULES: Partial<Record<PartKind, (fields: Fields) => void>> = {
  'switches': ({ mediaFrom, mediaTo, wssPort, certificates }) => {
    if (Number(mediaTo) - Number(mediaFrom) < 20) throw fieldRefused('mediaTo', 'media_ports')
    if (wssPort && !certificates) throw fieldRefused('certificates', 'certificates_missing')
  },
  'trunks': ({ kind, username }) => {
    if (kind === 'register' && !username) throw fieldRefused('username', 'username_missing')
  },
  'outbound-routes': ({ minLength, maxLength, strip }) => {
    if (Number(maxLength) < Number(minLength)) throw fieldRefused('maxLength', 'length_reversed')
    if (Number(strip) >= Number(minLength)) throw fieldRefused('strip', 'strip_too_long')
  },
  'time-groups': ({ ranges, holidays }) => {
    ;(ranges as WeeklyRange[]).forEach((range, index) => refuseHours(range, `ranges.${index}`))
    ;(holidays as Holiday[]).forEach(refuseHoliday)
  },
  'line-rules': ({ acdGroupId, overflowGroupId, surgeFromWaiting, surgeWrapUpSeconds }) => {
    if (overflowGroupId === acdGroupId) throw fieldRefused('overflowGroupId', 'overflow_to_itself')
    const surges = (surgeFromWaiting ?? null) !== null
    if (surges !== ((surgeWrapUpSeconds ?? null) !== null)) {
      throw fieldRefused(surges ? 'surgeWrapUpSeconds' : 'surgeFromWaiting', 'surge_half')
    }
  },
  'feature-codes': ({ action, code }) => {
    const groups = [...String(code)].filter((sign) => sign === 'N').length
    if (groups !== (action === 'sign_in' ? 1 : 0)) throw fieldRefused('code', 'group_place')
  },
}

export function refuseImpossible(kind: PartKind, fields: Fields): void {
  RULES[kind]?.(fields)
  for (const [field, value] of Object.entries(fields)) {
    if (isTarget(value)) refuseTarget(value, field)
    if (!Array.isArray(value)) continue
    value.forEach((line: Fields, index) => {
      if (isTarget(line?.target)) refuseTarget(line.target, `${field}.${index}`)
    })
  }
}

function isTarget(value: unknown): value is Target {
  return typeof value === 'object' && value !== null && 'kind' in value
}

function refuseTarget({ kind, id, number }: Target, field: string) {
  if (needsId(kind) && !id) throw fieldRefused(field, 'target_missing')
  if (kind === 'outside' && !number) throw fieldRefused(field, 'target_missing')
}

function refuseHours({ from, to }: Hours, field: string) {
  // Text compares like the clock, as both have two digits; what goes past midnight is two ranges.
  if (from >= to) throw fieldRefused(field, 'range_reversed')
}

function refuseHoliday({ from, to, hours }: Holiday, index: number) {
  const field = `holidays.${index}`
  if (!businessDate(from) || !businessDate(to)) throw fieldRefused(field, 'date_bad')
  if (from > to) throw fieldRefused(field, 'range_reversed')
  for (const range of hours) refuseHours(range, field)
}
