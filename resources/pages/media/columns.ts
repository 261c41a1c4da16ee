import type { Column } from '~/components/shared/columns'

export const PLACEMENT_COLUMNS: Column[] = [
  { key: 'startsAt', label: 'media.placements.columns.startsAt', width: 148, always: true },
  { key: 'channel', label: 'media.placements.columns.channel', minWidth: 120, always: true },
  { key: 'product', label: 'media.placements.columns.product', minWidth: 180 },
  { key: 'number', label: 'media.placements.columns.number', width: 130 },
  { key: 'seconds', label: 'media.placements.columns.seconds', width: 90, align: 'right' },
  { key: 'cost', label: 'media.placements.columns.cost', width: 120, align: 'right' },
  {
    key: 'phase',
    label: 'media.placements.columns.phase',
    width: 96,
    widthEn: 118,
    sortable: false,
  },
]
