import type { EChartsCoreOption } from 'echarts/core'
import { t } from '~/composables/i18n'

export type ChartRow = { name: string; answered: number; abandoned: number; orders: number }

type Token = (name: string) => string

/** Calls of each line as stacked bars (answered, abandoned), orders as a line over them. */
export function groupChart(rows: ChartRow[]) {
  return (token: Token): EChartsCoreOption => {
    const label = { fontFamily: token('--sp-font'), fontSize: 12, color: token('--sp-ink-2') }
    const name = (key: string) => t(`statistics.figures.${key}.label`)
    return {
      grid: { left: 44, right: 64, top: 16, bottom: 26 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true },
      xAxis: {
        type: 'category',
        data: rows.map((row) => row.name),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: token('--sp-line-strong') } },
        axisLabel: { ...label, hideOverlap: true, width: 96, overflow: 'truncate' },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        splitNumber: 3,
        splitLine: { lineStyle: { color: token('--sp-chart-grid') } },
        axisLabel: label,
      },
      series: [
        {
          type: 'bar',
          name: name('answered'),
          stack: 'calls',
          barMaxWidth: 40,
          data: rows.map((row) => row.answered),
          itemStyle: { color: token('--sp-chart-actual') },
        },
        {
          type: 'bar',
          name: name('abandoned'),
          stack: 'calls',
          barMaxWidth: 40,
          data: rows.map((row) => row.abandoned),
          itemStyle: { color: token('--sp-returned-solid') },
        },
        {
          type: 'line',
          name: name('orders'),
          data: rows.map((row) => row.orders),
          symbolSize: 5,
          lineStyle: { color: token('--sp-chart-expected'), width: 2 },
          itemStyle: { color: token('--sp-chart-expected') },
          endLabel: { show: true, formatter: name('orders'), distance: 28, ...label },
        },
      ],
    }
  }
}
