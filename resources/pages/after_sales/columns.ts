import type { Column } from '~/components/shared/columns'

const label = (key: string) => `after_sales.columns.${key}`

export const RMA_COLUMNS: Column[] = [
  { key: 'createdAt', label: label('createdAt'), width: 92, widthEn: 108, always: true },
  { key: 'orderNo', label: label('orderNo'), width: 112, always: true },
  { key: 'status', label: label('status'), width: 96, widthEn: 116, sortable: false, always: true },
  { key: 'kind', label: label('kind'), width: 64, widthEn: 92, sortable: false },
  { key: 'basis', label: label('basis'), width: 104, widthEn: 124, sortable: false },
  { key: 'reason', label: label('reason'), width: 100, widthEn: 136, sortable: false },
  { key: 'rightUntil', label: label('rightUntil'), width: 108, widthEn: 128 },
  { key: 'customer', label: label('customer'), width: 80, sortable: false },
  { key: 'goods', label: label('goods'), minWidth: 140, sortable: false },
  { key: 'pieces', label: label('pieces'), width: 52, align: 'right', sortable: false },
  { key: 'amountFen', label: label('amountFen'), width: 108, align: 'right', sortable: false },
  { key: 'refundFen', label: label('refundFen'), width: 108, align: 'right', sortable: false },
  { key: 'requestedBy', label: label('requestedBy'), width: 80, sortable: false },
]
