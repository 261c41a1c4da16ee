import type { EChartsCoreOption } from 'echarts/core'
import { clock } from '~/composables/format'
import { t } from '~/composables/i18n'
import type { SlotMinute } from './statistics'

export type ResponseCurve = {
  minutes: SlotMinute[]
  startsAt: string
  /** Length of the spot in minutes. */
  lengthMinutes: number
  /** Minutes since the start while responses may still come; null afterwards. */
  nowMinute: number | null
  nowText: string
}

type Token = (name: string) => string
type Coordinates = { coord: (point: [number, number]) => [number, number] }
type Cell = Coordinates & { value: (dimension: number) => number }

const LEAST_TOP = 5

/** Answered and abandoned calls per minute as stacked bars on a minute axis, the spot shaded, the present moment a line. */
export function responseCurve(curve: ResponseCurve) {
  return (token: Token): EChartsCoreOption => {
    const { minutes, lengthMinutes, nowMinute } = curve
    const first = Math.min(0, ...minutes.map(({ minute }) => minute))
    const last = spanEnd(curve)
    const peak = Math.max(LEAST_TOP, ...minutes.map(({ calls }) => calls))
    const interval = niceStep(peak)
    const label = { fontFamily: token('--sp-font'), fontSize: 12, color: token('--sp-ink-2') }
    const colours = {
      answered: token('--sp-chart-actual'),
      abandoned: token('--sp-returned-solid'),
      other: token('--sp-line-strong'),
    }
    const axisText = (minute: number) => {
      if (minute === 0) return clock(curve.startsAt)
      return minute % 10 === 0 ? t('statistics.slot.minute_axis', { minute }) : `+${minute}`
    }
    return {
      grid: { left: 36, right: 20, top: 28, bottom: 28 },
      xAxis: {
        type: 'value',
        min: first,
        max: last,
        interval: 5,
        axisLine: { lineStyle: { color: token('--sp-line-strong') } },
        axisTick: { show: true },
        splitLine: { show: false },
        axisLabel: { ...label, formatter: axisText },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: Math.ceil(peak / interval) * interval,
        interval,
        splitLine: { lineStyle: { color: token('--sp-chart-grid') } },
        axisLabel: label,
      },
      series: [
        {
          type: 'line',
          data: [],
          silent: true,
          markArea: {
            silent: true,
            itemStyle: { color: token('--sp-accent'), opacity: 0.06 },
            data: [[{ xAxis: 0 }, { xAxis: Math.min(lengthMinutes, last) }]],
          },
          markLine: {
            silent: true,
            symbol: 'none',
            label: { ...label, position: 'end', distance: 4 },
            data: [
              {
                xAxis: Math.min(lengthMinutes, last),
                label: { show: false },
                lineStyle: { color: token('--sp-line-strong'), type: [2, 2], width: 1 },
              },
              ...nowLine(nowMinute, last, curve.nowText, token),
            ],
          },
        },
        {
          type: 'custom',
          clip: true,
          z: 3,
          data: minutes.map(({ minute, calls, answered, abandoned }) => [
            minute,
            answered,
            abandoned,
            calls - answered - abandoned,
          ]),
          renderItem: (_: object, cell: Cell) => bar(cell, colours),
        },
      ],
    }
  }
}

function nowLine(minute: number | null, last: number, text: string, token: Token) {
  if (minute === null || minute > last || minute < 0) return []
  const label = { formatter: text, color: token('--sp-ink'), fontWeight: 600 }
  return [
    { xAxis: minute, lineStyle: { color: token('--sp-ink'), type: 'solid', width: 1.5 }, label },
  ]
}

function bar(cell: Cell, colours: { answered: string; abandoned: string; other: string }) {
  const minute = cell.value(0)
  const left = cell.coord([minute, 0])[0] + 2
  const width = Math.max(2, cell.coord([minute + 1, 0])[0] - left - 2)
  let below = 0
  const children: object[] = []
  for (const [index, fill] of [colours.answered, colours.abandoned, colours.other].entries()) {
    const value = cell.value(index + 1)
    if (value <= 0) continue
    const bottom = cell.coord([0, below])[1]
    const top = cell.coord([0, below + value])[1]
    const height = Math.max(1, bottom - top - (below > 0 ? 1 : 0))
    children.push({ type: 'rect', shape: { x: left, y: top, width, height }, style: { fill } })
    below += value
  }
  return { type: 'group', children }
}

/** The curve ends at the hour; a short spot whose responses are over sooner is drawn closer. */
function spanEnd({ minutes, lengthMinutes, nowMinute }: ResponseCurve): number {
  const busy = Math.max(0, ...minutes.map(({ minute }) => minute + 1))
  const wanted = Math.max(lengthMinutes + 10, busy, Math.min(nowMinute ?? 0, 60), 30)
  return Math.min(61, Math.ceil(wanted / 5) * 5)
}

function niceStep(peak: number): number {
  for (const step of [1, 2, 5, 10, 20, 50, 100, 200, 500]) if (peak / step <= 5) return step
  return 1000
}
