import type { EChartsCoreOption } from 'echarts/core'
import { clock } from '~/composables/format'
import { t } from '~/composables/i18n'
import type { Figures } from './statistics'

export type Floor = {
  at: string
  waiting: number
  longestWaitSeconds: number
  agents: Record<string, number>
  groups: { group: number; waiting: number; longestWaitSeconds: number }[]
}

export type DayTotals = {
  calls: number
  answered: number
  abandoned: number
  meanWaitSeconds: number | null
  serviceLevel: number | null
  abandonRate: number | null
  orders: number
  amountFen: number
  conversion: number | null
}

export type BoardSlot = {
  placementId: number
  channel: string
  product: string
  startsAt: string
  seconds: number
  airing: boolean
  figures: Figures
}

export type Board = {
  now: string
  floor: Floor | null
  today: DayTotals & { costPerOrder: number | null }
  lastWeek: DayTotals
  minutes: { minute: string; calls: number; orders: number }[]
  onAir: BoardSlot[]
  next: { channel: string; product: string; startsAt: string } | null
  slots: BoardSlot[]
  serviceLevelSeconds: number
}

/** What the floor is measured by; the same numbers that the trade works with. */
export const TARGETS = { serviceLevel: 0.8, abandonRate: 0.05, longestWaitSeconds: 60 }

type Token = (name: string) => string

const FONT = 20
/** How much of the axis a label covers. */
const LABEL_SHARE = 0.14

/** Calls per minute as a line over orders per minute as bars, each named at its end. */
export function minutesChart(minutes: Board['minutes']) {
  return (token: Token): EChartsCoreOption => {
    const label = { fontFamily: token('--sp-font'), fontSize: FONT, color: token('--sp-ink-2') }
    const last = minutes.at(-1)
    const peak = Math.max(10, ...minutes.map(({ calls, orders }) => Math.max(calls, orders)))
    const top = Math.ceil(peak / 10) * 10
    // Two labels at one height would cover each other.
    const close = Math.abs((last?.calls ?? 0) - (last?.orders ?? 0)) < top * LABEL_SHARE
    const apart = close ? FONT * 0.6 : 0
    return {
      grid: { left: 44, right: 132, top: 20, bottom: 36 },
      xAxis: {
        type: 'category',
        data: minutes.map(({ minute }) => clock(minute)),
        axisLabel: { ...label, interval: 9 },
        axisLine: { lineStyle: { color: token('--sp-line-strong') } },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        max: top,
        interval: top / 2,
        axisLabel: label,
        splitLine: { lineStyle: { color: token('--sp-chart-grid') } },
      },
      series: [
        {
          type: 'line',
          data: minutes.map(({ calls }) => calls),
          symbol: 'none',
          z: 3,
          lineStyle: { color: token('--sp-ink-2'), width: 3 },
          endLabel: {
            ...label,
            show: true,
            distance: 16,
            offset: [0, -apart],
            formatter: t('statistics.board.chart_calls', { count: last?.calls ?? 0 }),
          },
        },
        {
          type: 'bar',
          data: minutes.map(({ orders }) => orders),
          barWidth: '64%',
          itemStyle: { color: token('--sp-chart-actual') },
        },
        {
          type: 'line',
          data: minutes.map(({ orders }) => orders),
          symbol: 'none',
          lineStyle: { opacity: 0 },
          endLabel: {
            ...label,
            show: true,
            distance: 16,
            offset: [0, apart],
            color: token('--sp-chart-actual'),
            fontWeight: 600,
            formatter: t('statistics.board.chart_orders', { count: last?.orders ?? 0 }),
          },
        },
      ],
    }
  }
}
