import type { Column } from '~/components/shared/columns'
import type { FigureColumn } from '~/components/statistics/statistics'

const WIDTHS: Record<FigureColumn['unit'], number> = { count: 64, money: 98, share: 74 }

/** Columns of the slot report: what a line is, then every figure that the server defines, in its order. */
export function slotColumns(group: string, figures: FigureColumn[]): Column[] {
  const identity: Column[] =
    group === 'placement'
      ? [
          { key: 'startsAt', label: 'statistics.slots.columns.startsAt', width: 102, always: true },
          { key: 'name', label: 'statistics.slots.columns.channel', minWidth: 96, always: true },
          {
            key: 'product',
            label: 'statistics.slots.columns.product',
            minWidth: 108,
            sortable: false,
          },
          {
            key: 'number',
            label: 'statistics.slots.columns.serviceNumber',
            width: 104,
            sortable: false,
            hidden: true,
          },
        ]
      : [
          { key: 'name', label: `statistics.slots.columns.${group}`, minWidth: 150, always: true },
          {
            key: 'placements',
            label: 'statistics.slots.columns.placements',
            width: 72,
            align: 'right',
            sortable: false,
          },
        ]
  return [
    ...identity,
    ...figures.map(({ key, unit }) => ({
      key,
      label: `statistics.figures.${key}.label`,
      width: WIDTHS[unit],
      align: 'right' as const,
    })),
  ]
}
