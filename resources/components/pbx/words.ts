import { duration } from '~/composables/format'
import { t } from '~/composables/i18n'
import { FORMS, labelOf, targetText, type Choices, type PartRow, type Target } from './forms'

export type Range = { days: number[]; from: string; to: string }
export type Holiday = {
  name: string
  from: string
  to: string
  hours: { from: string; to: string }[]
}
export type MenuKey = { digits: string; target: Target }

/** What a cell of the list shows of a part, in words. */
export function cellText(kind: string, row: PartRow, key: string, choices: Choices): string {
  const value = row[key]
  if (key === 'durationMs') return duration(Math.round(Number(value) / 1000))
  if (key === 'sampleRate') return `${Number(value) / 1000} kHz`
  const field = FORMS[kind]?.find((one) => one.name === key)
  if (!field || value === null || value === undefined || value === '') return '—'
  switch (field.type) {
    case 'check':
      return t(value ? 'pbx.yes' : 'pbx.no')
    case 'choice':
      return t(`pbx.values.${value as string}`)
    case 'reference':
      return labelOf(choices[field.from!], value)
    case 'target':
      return targetText(value as Target, choices)
    case 'texts':
      return (value as string[]).join(t('pbx.comma')) || '—'
    case 'ranges':
      return (value as Range[]).map(rangeText).join(t('pbx.semicolon')) || '—'
    case 'holidays':
      return (value as Holiday[]).map(({ name }) => name).join(t('pbx.comma')) || '—'
    case 'keys':
      return (value as MenuKey[])
        .map(({ digits, target }) => `${digits} ${targetText(target, choices)}`)
        .join(t('pbx.semicolon'))
    case 'trunks':
      return (value as { trunkId: number }[])
        .map(({ trunkId }) => labelOf(choices.trunks, trunkId))
        .join(' → ')
    default:
      return String(value)
  }
}

/** `周一至周五 09:00–21:00` where the days follow on, else each day. */
export function rangeText({ days, from, to }: Range): string {
  const sorted = [...days].sort((a, b) => a - b)
  const first = sorted[0]!
  const last = sorted.at(-1)!
  const runs = sorted.length > 2 && last - first === sorted.length - 1
  const words = runs
    ? t('pbx.days_run', { from: dayText(first), to: dayText(last) })
    : sorted.map(dayText).join(t('pbx.comma'))
  return `${words} ${from}–${to}`
}

export function dayText(day: number): string {
  return t(`pbx.days.${day}`)
}
