import type { Column } from '~/components/shared/columns'

const label = (key: string) => `orders.inquiries.columns.${key}`

export const INQUIRY_COLUMNS: Column[] = [
  { key: 'leftAt', label: label('leftAt'), width: 84, widthEn: 100, always: true },
  { key: 'orderNo', label: label('orderNo'), width: 112, always: true },
  { key: 'kind', label: label('kind'), minWidth: 160, sortable: false, always: true },
  { key: 'status', label: label('status'), width: 92, widthEn: 112, sortable: false },
  { key: 'inquiry', label: label('inquiry'), width: 72, widthEn: 92, sortable: false },
  { key: 'customer', label: label('customer'), width: 84, sortable: false },
  { key: 'phone', label: label('phone'), width: 152, sortable: false },
  { key: 'waybillNo', label: label('waybillNo'), width: 128, sortable: false },
  { key: 'totalFen', label: label('totalFen'), width: 104, align: 'right', sortable: false },
  { key: 'taker', label: label('taker'), width: 80, sortable: false },
  {
    key: 'action',
    label: label('action'),
    width: 148,
    widthEn: 188,
    sortable: false,
    always: true,
  },
]
